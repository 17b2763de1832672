"""Everybody around a huishouden is drawn by a name of their own, short enough for a circle (B1)."""

from huishoudens.keuzes import Gezinsrol
from huishoudens.models import Lidmaatschap, Netwerklid, Persoon
from huishoudens.overzichten.mensen import Mens, Mensen, ecogram_van


def test_names_in_the_drawing_are_short_and_differ() -> None:
    moeder = Persoon(voornamen="Ingrid Maria", achternaam="De Ridder")
    mensen = Mensen(
        thuis=[Mens(Lidmaatschap(persoon=moeder, rol=Gezinsrol.OUDER), regel="Moeder")],
        netwerk=[
            Netwerklid(naam="de buurman van nummer 33", relatie="buur"),
            Netwerklid(naam="Ingrid de Ridder", relatie="oma", steunt=moeder),
            Netwerklid(naam="opa Zandbergen", relatie="grootouder"),
        ],
    )

    tekening = ecogram_van(mensen)

    assert [teken["naam"] for teken in tekening["mensen"]] == ["Ingrid", "Buurman", "Oma", "Opa"]
    assert tekening["banden"] == [{"van": "Oma", "naar": "Ingrid", "soort": "sterk"}]
