"""How often somebody may ask other teams by birth date or dossiernummer: enough for work, too few to try them all (A3)."""

from typing import Final

import structlog
from django.core.cache import cache
from django.utils import timezone
from django.utils.crypto import salted_hmac
from redis.exceptions import RedisError

from toegang.diensten.inzage import weigering_vastleggen
from toegang.models import Medewerker

log = structlog.get_logger("regie.navraag")

# Somebody who takes in meldingen all day asks for some thirty people.
MEESTE_PER_DAG: Final = 60
_EEN_DAG: Final = 24 * 60 * 60


def mag_navragen(vraag: list[str], *, door: Medewerker) -> bool:
    """Whether this question may be put to other teams today; a no leaves a line in the inzagelog.

    Only what can be tried one by one counts, a birth date or a dossiernummer, and the same question once. What was asked
    is kept as a hash, for a day.
    """
    if not any(deel.startswith(("d:", "h:")) for deel in vraag):
        return True
    sleutel = f"navraag:{door.pk}:{timezone.localdate()}"
    deze = salted_hmac(sleutel, "|".join(sorted(vraag))).hexdigest()
    try:
        gevraagd: tuple[str, ...] = cache.get(sleutel, ())
        if deze in gevraagd:
            return True
        if len(gevraagd) < MEESTE_PER_DAG:
            cache.set(sleutel, (*gevraagd, deze), _EEN_DAG)
            return True
    except RedisError as fout:
        # Nobody is kept from his work because the cache is away.
        log.warning("cache_onbereikbaar", fout=type(fout).__name__)
        return True
    weigering_vastleggen(
        door_id=door.pk,
        handeling="huishoudens.elders_navragen",
        huishouden_id=None,
        gevraagd=None,
        op=timezone.now(),
    )
    return False
