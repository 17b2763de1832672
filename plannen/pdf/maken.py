"""From a plan to the bytes of a PDF/UA; nothing is fetched, fonts come with the program (C8)."""

import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from huishoudens.models import Huishouden
from plannen.keuzes import ActieStatus, PlanStatus
from plannen.kwaliteit import Planbeeld
from plannen.models import Actie
from plannen.pdf.tekeningen import score_tekening, tekening
from plannen.templatetags.plannen import kans, wie
from toegang.templatetags.nl import opsomming, weekdag_datum

FONTS = Path(settings.BASE_DIR) / "toegang" / "static" / "fonts"
OPMAAK = Path(__file__).parent / "plan.css"


class AlleenEigenBestanden(URLFetcher):
    """Serves the program's own fonts and the drawings in the page; refuses every other address."""

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        delen = urlsplit(url)
        if delen.scheme == "data":
            return super().fetch(url, headers)
        if delen.scheme == "regie-font":
            bestand = FONTS / Path(delen.path).name
            return URLFetcherResponse(url, body=bestand.read_bytes(), headers={"Content-Type": "font/woff2"})
        raise ValueError("Een plan haalt niets op van buiten.")


def _actieregel(actie: Actie) -> dict[str, Any]:
    """One line of the table: a colleague goes by first name here, as the family calls them."""
    klaar = actie.status == ActieStatus.GEDAAN
    naam = actie.actor_medewerker.voornaam if actie.actor_medewerker else wie(actie)
    return {"wat": actie.omschrijving, "wie": naam, "klaar": klaar, "wanneer": actie.streefdatum}


def _doelen(beeld: Planbeeld) -> list[dict[str, Any]]:
    uit = []
    for doel, acties in beeld.per_doel:
        svg, zin = score_tekening(doel.beginscore, doel.nu, doel.doelscore)
        regels = [_actieregel(actie) for actie in acties if actie.status != ActieStatus.VERVALLEN]
        uit.append({"doel": doel, "score": svg, "scorezin": zin, "acties": regels})
    return uit


def _vervolg(beeld: Planbeeld, kijkdag: datetime.date | None) -> dict[str, str]:
    """When family and helpers meet again; a day that has passed is not promised once more."""
    kop, met = "We kijken samen hoe het gaat op", beeld.wie_kijken_mee
    if beeld.plan.status == PlanStatus.AFGESLOTEN:
        return {"kop": "Wilt u weer hulp?", "wat": "Bel ons gerust."}
    if kijkdag is None and beeld.plan.status == PlanStatus.WAAKVLAM:
        return {"kop": "Het gaat goed", "wat": "We houden af en toe contact."}
    if kijkdag is None or kijkdag < beeld.op:
        return {"kop": kop.removesuffix(" op"), "wat": "We spreken een dag af."}
    return {"kop": kop, "wat": weekdag_datum(kijkdag), "meer": f"Met {opsomming(met)}" if met else ""}


def _opmaak() -> str:
    """The style sheet, with the drawings that only adorn: as a background they are no part of what is read."""
    sier = {".afzender__merk": "merk", ".goed li": "sprietje"}
    regels = [f'{waar} {{ background-image: url("{tekening(naam)}"); }}' for waar, naam in sier.items()]
    return "\n".join([OPMAAK.read_text(), *regels])


def plan_als_html(
    *,
    huishouden: Huishouden,
    beeld: Planbeeld,
    kijkdag: datetime.date | None,
    deels: bool,
    gemaakt_op: datetime.date,
    terugblik: bool,
) -> str:
    """The page itself: first names only, no number, no address, no leefgebied."""
    return render_to_string(
        "plannen/pdf/plan.html",
        {
            "beeld": beeld,
            "vervolg": {"meer": ""} | _vervolg(beeld, kijkdag),
            "namen": [lid.roepnaam for lid in beeld.deelnemers],
            "doelen": _doelen(beeld),
            "losse_acties": [_actieregel(actie) for actie in beeld.losse_acties],
            "kansen": [kans(paar) for paar in beeld.kansen],
            "aanspreekpunt": huishouden.te_bellen,
            "vinkje": tekening("vinkje"),
            "telefoon": tekening("telefoon"),
            "deels": deels,
            "terugblik": terugblik,
            "gemaakt_op": gemaakt_op,
        },
    )


def plan_als_pdf(
    *,
    huishouden: Huishouden,
    beeld: Planbeeld,
    kijkdag: datetime.date | None,
    deels: bool,
    gemaakt_op: datetime.date,
    terugblik: bool = False,
) -> bytes:
    """The plan as tagged PDF (PDF/UA-1), with the day of the next evaluation.

    `terugblik`: it shows an earlier day, and says so.
    """
    lettertypen = FontConfiguration()
    ophalen = AlleenEigenBestanden()
    html = plan_als_html(
        huishouden=huishouden,
        beeld=beeld,
        kijkdag=kijkdag,
        deels=deels,
        gemaakt_op=gemaakt_op,
        terugblik=terugblik,
    )
    opmaak = CSS(string=_opmaak(), font_config=lettertypen, url_fetcher=ophalen)
    pdf: bytes = HTML(string=html, url_fetcher=ophalen).write_pdf(
        stylesheets=[opmaak], font_config=lettertypen, pdf_variant="pdf/ua-1"
    )
    return pdf
