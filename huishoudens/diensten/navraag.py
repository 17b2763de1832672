"""How often somebody may ask other teams by what can be tried: enough for work, too few to try them all (A3)."""

from typing import Final

import structlog
from django.core.cache import cache
from django.utils import timezone
from django.utils.crypto import salted_hmac
from redis.exceptions import RedisError

from toegang.diensten.inzage import weigering_vastleggen
from toegang.models import Medewerker

log = structlog.get_logger("regie.navraag")

# A birth date beside a name, a dossiernummer, an address, a BSN; as `vraag_elders` writes them.
_TE_PROBEREN: Final = ("d:", "h:", "a:", "b:")
# Of each. Somebody who takes in meldingen all day asks for some thirty people.
MEESTE_PER_DAG: Final = 60
_EEN_DAG: Final = 24 * 60 * 60


def mag_navragen(vraag: list[str], *, door: Medewerker) -> bool:
    """Whether this question may be put to other teams today; a no leaves a line in the inzagelog.

    Only what can be tried one by one counts, and the same question once. What was asked is kept as a hash, for a day.
    """
    soort = next((deel[:2] for deel in vraag if deel.startswith(_TE_PROBEREN)), "")
    if not soort:
        return True
    sleutel = f"navraag:{soort}{door.pk}:{timezone.localdate()}"
    deze = f"{sleutel}:{salted_hmac(sleutel, '|'.join(sorted(vraag))).hexdigest()}"
    try:
        if cache.get(deze):
            return True
        # Counted in one step, so that asking side by side asks no more.
        cache.add(sleutel, 0, _EEN_DAG)
        if cache.incr(sleutel) <= MEESTE_PER_DAG:
            cache.set(deze, value=True, timeout=_EEN_DAG)
            return True
    except (RedisError, ValueError) as fout:
        # Nobody is kept from his work because the cache is away, or forgot the count.
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
