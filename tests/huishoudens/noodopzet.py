"""What the tests of noodtoegang share: who, a reason, and the rows as they stand (F3)."""

import re
from typing import Any

from huishoudens.models import Huishouden, Noodtoegang
from tests.rollen import als_eigenaar

REDEN = "Moeder belt in paniek, haar zoon is weggelopen."
COLLEGA, ELDERS, LEIDER, FG = "medewerker1.hillegom", "medewerker1.lisse", "teamleider.hillegom", "privacy"
VELDEN = {"reden": REDEN, "begrepen": "on"}


def rijen() -> list[Noodtoegang]:
    with als_eigenaar():
        return list(Noodtoegang.objects.order_by("van"))


def tekst(antwoord: Any) -> str:
    kaal = re.sub(r"<[^>]+>", " ", antwoord.content.decode().partition("<main")[2])
    return " ".join(kaal.split())


def adres(huis: Huishouden, deel: str = "") -> str:
    return f"/huishoudens/{huis.pk}/{deel}"
