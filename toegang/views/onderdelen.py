"""The gallery of components in every state, for whoever builds or tests screens; no route in production."""

from typing import Any

from django import forms
from django.views.generic import TemplateView

from toegang.forms import Dagveld
from toegang.keuzes import Leefgebied

MAANDEN = ["nov", "dec", "jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt"]


class VoorbeeldFormulier(forms.Form):
    """Every kind of field once."""

    wat = forms.CharField(
        label="Wat gaat er gebeuren?", help_text="Schrijf het zo dat het gezin het begrijpt."
    )
    wanneer = Dagveld(
        label="Wanneer is het klaar?",
        error_messages={"required": "Deze datum is al voorbij. Kies een datum na vandaag."},
    )
    wie = forms.ChoiceField(
        label="Wie doet het?",
        choices=[("", "Kies een persoon"), ("ruben", "Ruben Krokus"), ("oma", "Oma")],
        error_messages={"required": "Kies iemand uit het gezin, het netwerk of een collega."},
    )
    hoe = forms.ChoiceField(
        label="Hoe had u contact?",
        widget=forms.RadioSelect(attrs={"data-vorm": "segment"}),
        choices=[("huisbezoek", "Huisbezoek"), ("telefoon", "Telefoon"), ("bericht", "Bericht")],
        error_messages={"required": "Kies hoe u contact had."},
    )
    onderwerpen = forms.MultipleChoiceField(
        label="Waar ging het over?",
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"data-vorm": "pillen"}),
        choices=[("wonen", "Wonen"), ("relaties", "Sociale relaties"), ("anders", "Iets anders")],
    )
    spoed = forms.ChoiceField(
        label="Hoe snel moet het?",
        help_text="U kunt dit later nog wijzigen.",
        widget=forms.RadioSelect,
        choices=[("vandaag", "Vandaag nog"), ("week", "Binnen een week"), ("later", "Later mag ook")],
    )
    verslag = forms.CharField(label="Wat is er besproken?", required=False, widget=forms.Textarea)
    uren = forms.IntegerField(label="Uren per week", required=False)
    veilig = forms.BooleanField(label="Ik heb gevraagd of het thuis veilig is", help_text="Vraag dit altijd.")


def _scores() -> list[dict[str, int | None]]:
    """All ways in which begin, nu and doel can fall together or be missing."""
    reeks: list[tuple[int | None, ...]] = [
        *((1, 3, 4), (2, 2, 4), (3, 3, 5), (2, 4, 4), (4, 4, 4), (4, 2, 5), (1, 4, 5), (5, 5, 5)),
        *((None, 3, 4), (2, None, 4), (None, None, 3), (None, None, None)),
    ]
    return [{"begin": begin, "nu": nu, "doel": doel} for begin, nu, doel in reeks]


def _ecogram() -> dict[str, Any]:
    mensen = [("Anouk", "ouder"), ("Fenna", "kind"), ("Sem", "kind"), ("Oma", "netwerk"), ("Ruben", "elders")]
    mensen += [("Bollenwonen", "organisatie"), ("School", "organisatie")]
    banden = [("Oma", "Anouk", "sterk"), ("Anouk", "Ruben", "spanning"), ("Ruben", "Sem", "gewoon")]
    banden += [("Fenna", "School", "gewoon"), ("Ruben", "Bollenwonen", "nieuw")]
    return {
        "mensen": [{"naam": naam, "soort": soort} for naam, soort in mensen],
        "banden": [{"van": van, "naar": naar, "soort": soort} for van, naar, soort in banden],
    }


def _grafieken() -> dict[str, Any]:
    return {
        "maanden": MAANDEN,
        "routes": [
            {"naam": "Direct beantwoord", "waarden": [31, 28, 36, 33, 35, 38, 34, 37, 29, 27, 40, 44]},
            {"naam": "Sociale basis", "waarden": [22, 19, 24, 23, 26, 25, 28, 27, 24, 20, 29, 31]},
            {
                "naam": "Vrij toegankelijk",
                "waarden": [16, 13, 18, 17, 19, 16, 18, 20, None, None, 19, 21],
            },
            {"naam": "Het team zelf", "waarden": [24, 22, 27, 25, 24, 27, 26, 25, 23, 21, 27, 28]},
            {"naam": "Maatwerk", "waarden": [34, 31, 35, 33, 34, 31, 32, 30, None, None, 29, 28]},
        ],
        "totalen": [127, 113, 140, 131, 138, 137, 138, 139, 109, 101, 144, 152],
        "aandelen": [
            {"naam": "algemeen", "waarden": [54, 53, 56, 56, 58, 58, 58, 60, None, None, 61, 63]},
            {"naam": "maatwerk", "waarden": [27, 27, 25, 25, 25, 23, 23, 22, None, None, 20, 18]},
        ],
        "doorlooptijden": [
            {"naam": "Eerste gesprek", "waarde": 9, "norm": 14},
            {"naam": "Plan actief", "waarde": 36, "norm": 42},
            {"naam": "Besluit Wmo", "waarde": 61, "norm": 56},
            {"naam": "Besluit Jeugd", "waarde": None, "norm": 56},
        ],
        "cijfers": [
            {
                "naam": "Nieuwe meldingen",
                "waarde": "354",
                "trend": "60 minder",
                "richting": "neer",
                "uitleg": "Alle meldingen, elk kanaal",
            },
            {
                "naam": "Melding tot eerste gesprek",
                "waarde": "9",
                "eenheid": "dagen",
                "trend": "2 sneller",
                "richting": "neer",
                "beter": True,
                "uitleg": "Mediaan",
            },
            {
                "naam": "Evaluaties op tijd",
                "waarde": "74",
                "eenheid": "%",
                "trend": "3 punten",
                "richting": "neer",
                "beter": False,
                "uitleg": "Gehouden binnen 7 dagen",
            },
            {
                "naam": "Tevredenheid",
                "waarde": "7,8",
                "trend": "gelijk",
                "richting": "gelijk",
                "uitleg": "Cijfer van 63 huishoudens",
            },
        ],
    }


class OnderdelenView(TemplateView):
    """Shows each component as a page would use it."""

    handeling = "toegang.onderdelen_bekijken"
    template_name = "toegang/onderdelen.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        fout = VoorbeeldFormulier({"wat": "Kamer bekijken in de Hoofdstraat"}, auto_id="fout_%s")
        keuzes = [
            {"naam": naam, "url": "#filter", "aantal": aantal, "actief": naam == "Alles"}
            for naam, aantal in (("Alles", 16), ("Nieuw", 7), ("Opgeschort", 2), ("Te laat", 1))
        ]
        tabbladen = [
            {"naam": naam, "url": "#tabs", "actief": naam == "Overzicht"}
            for naam in (
                "Overzicht",
                "Plan",
                "Tijdlijn",
                "Leefgebieden",
                "Adviezen",
                "Documenten",
                "Wie keek mee?",
            )
        ]
        return super().get_context_data(**kwargs) | {
            "feiten": [
                {"label": "Regisseur", "waarde": "Sanne de Wit", "meer": "Team Hillegom"},
                {
                    "label": "Vast aanspreekpunt",
                    "waarde": "Jamal Aziz",
                    "meer": "0252 55 01 43",
                    "icoon": "phone",
                },
                {
                    "label": "Eerstvolgende actie",
                    "waarde": "Weekrooster maken",
                    "meer": "Ruben, over 13 dagen",
                },
                {"label": "Volgende evaluatie", "waarde": "1 december 2026", "meer": "Over 29 dagen"},
            ],
            "scores": _scores(),
            "termijnen": [-5, -1, 0, 1, 3, 11],
            "formulier": VoorbeeldFormulier(
                auto_id="leeg_%s", initial={"hoe": "huisbezoek", "onderwerpen": ["wonen"]}
            ),
            "fout": fout,
            "keuzes": keuzes,
            "tabbladen": tabbladen,
            "leefgebieden": [
                {
                    "code": code,
                    "naam": naam,
                    "goed": "",
                    "niet_goed": "",
                    "cijfer": 2,
                    "niet": code == "zingeving",
                }
                for code, naam in Leefgebied.choices[:4]
            ],
            "voorspelling": [112, 113, 115, 114, 114, 115],
            "standen": [
                "overgeslagen",
                "gedaan",
                "gedaan",
                "gedaan",
                "overgeslagen",
                "gedaan",
                "open",
                "gedaan",
                "open",
            ],
            **_ecogram(),
            **_grafieken(),
        }
