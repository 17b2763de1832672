"""Keeping a text that is not finished yet, encrypted, for its writer alone (screens 4, F9)."""

import datetime
from dataclasses import dataclass

from django.http import QueryDict

from toegang.handelingen import dienst
from toegang.models import Concept, Medewerker
from toegang.versleuteling import OntsleutelenMislukt, ontsleutel, versleutel

LANGSTE_PAD = 160


@dataclass(frozen=True)
class Bewaard:
    """A concept as it was typed, and when."""

    velden: QueryDict
    bewaard_op: datetime.datetime


@dienst("toegang.concept_bewaren")
def concept_bewaren(*, door: Medewerker, formulier: str, inhoud: str, op: datetime.datetime) -> None:
    """Keep what was typed on one form; a later text of the same writer takes its place.

    `formulier` is the path of the form's page, `inhoud` the fields as a browser posts them.
    """
    Concept.objects.update_or_create(
        medewerker=door,
        formulier=formulier[:LANGSTE_PAD],
        defaults={"inhoud": versleutel(inhoud), "bewaard_op": op},
    )


@dienst("toegang.concept_weggooien")
def concept_weggooien(*, door: Medewerker, formulier: str) -> None:
    """The text was saved for good, or its writer no longer wants it."""
    Concept.objects.filter(medewerker=door, formulier=formulier[:LANGSTE_PAD]).delete()


def concept_van(*, door: Medewerker, formulier: str) -> Bewaard | None:
    """What this writer left on this form, or None; a text whose key is gone counts as none."""
    rij = Concept.objects.filter(medewerker=door, formulier=formulier[:LANGSTE_PAD]).first()
    if rij is None:
        return None
    try:
        return Bewaard(QueryDict(ontsleutel(rij.inhoud)), rij.bewaard_op)
    except OntsleutelenMislukt:
        return None
