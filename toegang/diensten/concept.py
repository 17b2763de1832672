"""Keeping a text that is not finished yet, encrypted, for its writer alone (screens 4, F9)."""

import datetime
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass

from django.http import QueryDict

from toegang.handelingen import dienst
from toegang.models import Concept, Medewerker
from toegang.versleuteling import OntsleutelenMislukt, ontsleutel, versleutel

LANGSTE_PAD = 160
BLIJFT = datetime.timedelta(days=30)


@dataclass(frozen=True)
class Bewaard:
    """A concept as it was typed, and when."""

    formulier: str
    velden: QueryDict
    bewaard_op: datetime.datetime
    uitgelogd: bool


@dienst("toegang.concept_bewaren")
def concept_bewaren(
    *, door: Medewerker, formulier: str, inhoud: str, op: datetime.datetime, uitgelogd: bool = False
) -> None:
    """Keep what was typed on one form; a later text of the same writer takes its place.

    `formulier` is the path of the form's page, `inhoud` the fields as a browser posts them. What this writer left
    for a month goes.
    """
    eigen = Concept.objects.filter(medewerker=door)
    eigen.filter(bewaard_op__lt=op - BLIJFT).delete()
    eigen.update_or_create(
        medewerker=door,
        formulier=formulier[:LANGSTE_PAD],
        defaults={"inhoud": versleutel(inhoud), "bewaard_op": op, "uitgelogd": uitgelogd},
    )


@dienst("toegang.concept_weggooien")
def concept_weggooien(*, door: Medewerker, formulier: str) -> None:
    """The text was saved for good, or its writer no longer wants it."""
    Concept.objects.filter(medewerker=door, formulier=formulier[:LANGSTE_PAD]).delete()


def concept_van(*, door: Medewerker, formulier: str) -> Bewaard | None:
    """What this writer left on this form, or None. One statement."""
    return next(_leesbaar(Concept.objects.filter(medewerker=door, formulier=formulier[:LANGSTE_PAD])), None)


def concepten_van(*, door: Medewerker) -> list[Bewaard]:
    """All that this writer left, the latest first. One statement."""
    return list(_leesbaar(Concept.objects.filter(medewerker=door).order_by("-bewaard_op")))


def _leesbaar(rijen: Iterable[Concept]) -> Iterator[Bewaard]:
    """A text whose key is gone counts as none."""
    for rij in rijen:
        with suppress(OntsleutelenMislukt):
            velden = QueryDict(ontsleutel(rij.inhoud))
            yield Bewaard(rij.formulier, velden, rij.bewaard_op, rij.uitgelogd)
