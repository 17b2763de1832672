import subprocess, sys, os, json, datetime
import pytest
from django.test import Client
from django.urls import reverse
from huishoudens.diensten.dossier import beeld_vastleggen
from huishoudens.models import Huishouden
from tests.plannen.conftest import *
from tests.rollen import als_eigenaar
from toegang.keuzes import Leefgebied as L
from plannen.diensten.acties import *
from plannen.diensten.akkoord import akkoord_vastleggen

SCRIPT = '''
import sys, json
from playwright.sync_api import sync_playwright
base, sessies, paginas = sys.argv[1], json.loads(sys.argv[2]), json.loads(sys.argv[3])
with sync_playwright() as p:
    b = p.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
    for naam, wie, pad, klik in paginas:
        for breed, hoog in ((1360, 768), (390, 844)):
            c = b.new_context(viewport={"width": breed, "height": hoog})
            c.add_cookies([{"name": sessies["naam"], "value": sessies[wie], "url": base}])
            t = c.new_page()
            t.on("console", lambda m: print(naam, m.type, m.text))
            r = t.goto(base + pad)
            print(naam, breed, r.status)
            if klik: t.locator(klik).first.click()
            over = t.evaluate("document.documentElement.scrollWidth - innerWidth")
            if over > 0: print("SIDEWAYS", naam, breed, over)
            t.screenshot(path=f"/tmp/shots/{naam}-{breed}.png", full_page=True)
            if breed == 1360 or True:
                t.add_script_tag(path=sys.argv[4]) if False else None
            from axe_playwright_python.sync_playwright import Axe
            for v in Axe().run(t).response["violations"]:
                print("AXE", naam, breed, v["id"], v["help"], [n["html"][:120] for n in v["nodes"]][:3])
            c.close()
    b.close()
'''

@pytest.mark.django_db(transaction=True)
def test_shots(transactional_db, live_server, wereld):
    from django.conf import settings
    settings.SESSION_COOKIE_SECURE = False
    g = maak_gezin(wereld)
    with als_eigenaar():
        h = Huishouden.objects.get(pk=g.huishouden.pk); h.aanspreekpunt = g.collega("jeugd.hillegom"); h.niveau="meervoudig_complex"; h.save()
        m = g.moeder; m.voornamen="Anouk"; m.save()
    with g.als():
        plan = g.plan()
        doel = g.doel(plan)
        g.actie(doel, lijn=0); a2 = g.actie(doel, omschrijving="Drie gesprekken met beide ouders", actor=g.collega("jeugd.hillegom"), streefdatum=datetime.date(2026,12,15), evaluatiemoment=datetime.date(2027,1,8))
        a3 = g.actie(doel, omschrijving="Woensdagmiddag opvangen", actor=g.oma, streefdatum=datetime.date(2026,10,14))
        d2 = g.doel(plan, leefgebied=L.WONEN, titel="Vader heeft een eigen woonplek waar de kinderen kunnen slapen", gewenst_resultaat="Een kamer of woning in de buurt van school.")
        g.actie(d2, omschrijving="Inschrijven en urgentie uitzoeken", actor=wereld.organisatie("Woningcorporatie Bollenwonen"), streefdatum=datetime.date(2026,11,30))
        for lg, p, k in ((L.SOCIALE_RELATIES,None,"Beide ouders willen dat de kinderen de ander blijven zien."),(L.WONEN,g.vader,"Kan tot januari bij een vriend terecht."),(L.FINANCIEN,None,"Beiden hebben vast werk."),(L.PSYCHISCHE_GEZONDHEID,g.vader,"Wil praten."),(L.ONDERWIJS,g.dochter,"Goede band met de juf.")):
            beeld_vastleggen(huishouden=g.huishouden, leefgebied=lg, persoon=p, op=PEILDATUM, door=g.regisseur, score=2, kansen=k, problemen="x")
    huis = str(g.huishouden.pk)
    sessies = {"naam": settings.SESSION_COOKIE_NAME}
    for wie in ("regisseur.hillegom", "jeugd.hillegom"):
        c = Client()
        with als_eigenaar():
            c.force_login(wereld.wie(wie), backend="toegang.inloggen.MedewerkerBackend")
        sessies[wie] = c.cookies[settings.SESSION_COOKIE_NAME].value
    P = f"/huishoudens/{huis}"
    R = "regisseur.hillegom"
    os.makedirs("/tmp/shots", exist_ok=True)
    def schiet(paginas):
        uit = subprocess.run([sys.executable, "-c", SCRIPT, live_server.url, json.dumps(sessies), json.dumps(paginas), ""], capture_output=True, text=True, timeout=400)
        print(uit.stdout[-6000:], uit.stderr[-2000:])
    schiet([("concept", R, P + "/plan/", ""), ("vaststellen", R, P + "/plan/vaststellen/", "")])
    with g.als():
        g.akkoord(plan)
        plan_vaststellen(plan=plan, door=g.regisseur, op=NU, eerste_evaluatie=EVALUATIE)
        actie_afronden(actie=a3, op=datetime.date(2026,10,14), door=g.regisseur)
        d = Doel.objects.get(pk=doel.pk); d.huidige_score=3; d.save()
        eerste = Actie.objects.filter(doel=doel, actor_soort="persoon").get()
        actie_beginnen(actie=eerste, door=g.regisseur)
    schiet([
        ("plan", R, P + "/plan/", ""),
        ("menu", R, P + "/plan/", ".standmenu summary"),
        ("wijzigen", R, P + "/plan/?wijzigen=1", ""),
        ("actie", R, P + f"/plan/acties/{eerste.pk}/wijzigen/", ""),
        ("doel", R, P + f"/plan/doelen/{doel.pk}/wijzigen/", ""),
        ("evaluatie", R, P + "/plan/evaluatie/houden/", ""),
        ("akkoord", R, P + f"/plan/akkoord/{g.moeder.pk}/", ""),
        ("huishouden", R, P + "/", ""),
        ("contact", R, P + "/contact/", ""),
        ("betrokkene", "jeugd.hillegom", P + "/plan/", ""),
    ])
    c = Client()
    with als_eigenaar():
        c.force_login(wereld.wie(R), backend="toegang.inloggen.MedewerkerBackend")
    import pathlib; pathlib.Path("/tmp/shots/plan.pdf").write_bytes(c.get(P + "/plan.pdf").content)
