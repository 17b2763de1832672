"""Scratch."""

import datetime
import os

import pytest

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
from django.utils import timezone
from playwright.sync_api import sync_playwright

from backoffice.diensten.behandelen import aanvulling_vragen, advies_oppakken
from huishoudens.models import Leefgebiedbeeld
from tests.backoffice.opzet import *
from tests.backoffice.opzet import dien_in, nu
from tests.cast import maak_wereld
from tests.rollen import als_eigenaar
from tests.triage.test_melding import registreer
from tests.triage.test_schermen import als
from toegang.sessie import handelend_als


@pytest.mark.django_db(transaction=True)
def test_kijk(live_server):
    wereld = maak_wereld()
    nuu = timezone.now()
    vandaag = timezone.localdate()
    dag = datetime.timedelta(days=1)
    namen = [
        "hulp bij het huishouden",
        "regiotaxi",
        "traplift",
        "begeleiding",
        "rolstoel en hulp bij het huishouden",
        "dagbesteding",
        "aangepaste douche",
        "maaltijdvoorziening",
        "respijtzorg",
        "scootmobiel",
        "beschermd wonen",
        "was- en strijkservice",
    ]
    adv = []
    for i, n in enumerate(namen):
        wie = ["regisseur.hillegom", "regisseur.lisse", "regisseur.noordwijk"][i % 3]
        adv.append(
            dien_in(
                wereld,
                wie=wie,
                voorziening=n,
                op=vandaag - dag * (17 - i),
                leveringsvorm="pgb" if i == 3 else "zin",
                pgb_uitgelegd=i == 3,
            )
        )

    def pak(a, w):
        with handelend_als(wereld.id_van(w)):
            advies_oppakken(advies=a, door=wereld.wie(w), op=vandaag - dag * 3)

    for i, w in ((0, "wmo2.isd"), (2, "wmo.isd"), (4, "wmo.isd"), (5, "wmo.isd")):
        pak(adv[i], w)
    with handelend_als(wereld.id_van("wmo.isd")):
        aanvulling_vragen(
            advies=nu(adv[4]),
            vraag="Kunt u de maten van de deur doorgeven?",
            antwoord_voor=vandaag + dag * 10,
            door=wereld.wie("wmo.isd"),
            op=vandaag - dag * 2,
        )
    with als_eigenaar():
        for lg, s, k, p in (
            ("wonen", 2, "Buurvrouw kookt twee keer per week.", "Huishouden blijft liggen."),
            ("lichamelijke_gezondheid", 2, "Kent zijn grenzen goed.", "Chronische ziekte, kan niet staan."),
            ("sociale_relaties", 4, "Goed contact met de zus.", ""),
        ):
            Leefgebiedbeeld.objects.create(
                huishouden_id=adv[2].huishouden_id,
                leefgebied=lg,
                datum=vandaag,
                score=s,
                kansen=k,
                problemen=p,
            )
    vragen = [
        "De trap lukt niet meer en ik val vaak. Kan iemand langskomen?",
        "Ik kom niet rond van mijn uitkering en de huur is drie maanden achter.",
        "Mijn moeder is vergeetachtig. Waar kan ik terecht?",
        "Ik zoek een maatje om mee te wandelen.",
    ]
    ms = []
    for i, v in enumerate(vragen):
        ms.append(
            registreer(
                wereld,
                "triage.hillegom",
                vraag=v,
                op=nuu - datetime.timedelta(hours=5 + 20 * i),
                spoed=i == 1,
                wetten=["wmo"] if i == 0 else [],
                vindplaats="Huisartsenpraktijk Duinzicht" if i == 2 else "",
            )
        )
    paginas = [
        ("triage.hillegom", "/meldingen/nieuw/", "nieuw"),
        ("triage.hillegom", "/meldingen/", "meldingen"),
        ("triage.hillegom", f"/meldingen/{ms[0].pk}/triage/", "triage"),
        ("triage.hillegom", f"/meldingen/{ms[0].pk}/toewijzen/", "toewijzen"),
        ("wmo.isd", "/backoffice/", "werkbak"),
        ("wmo.isd", f"/backoffice/{adv[2].pk}/", "advies"),
        ("wmo.isd", f"/backoffice/{adv[2].pk}/besluit/", "besluit"),
        ("wmo.isd", f"/backoffice/{adv[2].pk}/aanvulling/", "vraag"),
        ("wmo.isd", f"/backoffice/{adv[4].pk}/", "opgeschort"),
        ("regisseur.hillegom", f"/acties/{adv[0].actie_id}/advies/", "opstellen"),
        ("regisseur.hillegom", f"/huishoudens/{adv[0].huishouden_id}/adviezen/", "tab"),
        ("regisseur.lisse", f"/huishoudens/{adv[4].huishouden_id}/adviezen/", "tab2"),
        ("regisseur.lisse", f"/adviezen/{adv[4].pk}/antwoord/", "antwoord"),
    ]
    sessies = {}
    for w, _, _ in paginas:
        if w not in sessies:
            sessies[w] = (
                als(wereld, w)
                .cookies["regie_sessie" if "regie_sessie" in als(wereld, w).cookies else "sessionid"]
                .value
                if False
                else als(wereld, w)
            )
    from django.conf import settings

    with sync_playwright() as p:
        b = p.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for breed in (1360, 390):
            for w, pad, naam in paginas:
                c = b.new_context(viewport={"width": breed, "height": 768 if breed > 500 else 844})
                c.add_cookies(
                    [
                        {
                            "name": settings.SESSION_COOKIE_NAME,
                            "value": sessies[w].cookies[settings.SESSION_COOKIE_NAME].value,
                            "url": live_server.url,
                        }
                    ]
                )
                pg = c.new_page()
                fouten = []
                pg.on("console", lambda m: fouten.append(m.text) if m.type in ("error", "warning") else None)
                pg.on("pageerror", lambda e: fouten.append(str(e)))
                pg.goto(live_server.url + pad)
                if naam == "nieuw":
                    pg.fill("#id_achternaam", "Narcis")
                    pg.wait_for_timeout(1500)
                if naam == "triage":
                    pg.check("#id_klantreis_1")
                    pg.check("#id_routes_4")
                    pg.check("#id_routes_0")
                    pg.uncheck("#id_routes_0")
                pg.screenshot(path=f"/tmp/kijk/{naam}-{breed}.png", full_page=True)
                sw = pg.evaluate("document.documentElement.scrollWidth")
                print(naam, breed, "scroll", sw, fouten[:3])
                if breed == 1360 or naam in ("werkbak", "nieuw", "triage", "advies"):
                    from axe_playwright_python.sync_playwright import Axe

                    r = Axe().run(pg)
                    for v in r.response["violations"]:
                        print(
                            "   AXE",
                            v["id"],
                            v["impact"],
                            [n["target"] for n in v["nodes"]][:3],
                            v["nodes"][0]["failureSummary"][:200],
                        )
                if naam == "triage" and breed == 1360:
                    pg.check("#id_klantreis_2")
                    pg.check("#id_routes_1")
                    pg.click("button:has-text('Triage afronden')")
                    pg.wait_for_timeout(500)
                    pg.screenshot(path=f"/tmp/kijk/triagefout-{breed}.png", full_page=True)
                    pg.fill("#id_onderbouwing", "Wonen en gezondheid hangen samen.")
                    pg.check("#id_rest_niet_besproken") if pg.is_visible("#id_rest_niet_besproken") else None
                c.close()
        # afronden2
        c = b.new_context(viewport={"width": 1360, "height": 768})
        c.add_cookies(
            [
                {
                    "name": settings.SESSION_COOKIE_NAME,
                    "value": sessies["triage.hillegom"].cookies[settings.SESSION_COOKIE_NAME].value,
                    "url": live_server.url,
                }
            ]
        )
        pg = c.new_page()
        pg.goto(live_server.url + f"/meldingen/{ms[0].pk}/triage/")
        pg.check("#id_klantreis_1")
        pg.check("#id_routes_1")
        pg.check("#id_routes_4")
        pg.click("button:has-text('Triage afronden')")
        pg.wait_for_timeout(800)
        pg.screenshot(path="/tmp/kijk/klaar-1360.png", full_page=True)
        b.close()
