"""What is told without a row being read: niveaus, by which rule, and that another team knows somebody (I3, I4, I6)."""

from django.db import connection

from tests.autorisatie.cellen.waarheid import GROEPEN
from tests.autorisatie.levensloop.feiten import Feiten
from tests.autorisatie.levensloop.orakel import niveau, profielen
from tests.autorisatie.levensloop.toneel import HUIZEN, Toneel
from toegang import beleid
from toegang.sessie import handelend_als


def toets_bestaan(toneel: Toneel, f: Feiten, wie: str) -> None:
    """Ask as this account for every file, whether it may be seen or not."""
    nummers = [toneel.huizen[huis].nummer for huis in HUIZEN]
    with handelend_als(toneel.id_van(wie)), connection.cursor() as cursor:
        cursor.execute(
            "SELECT n, t FROM unnest(%s::text[]) n, LATERAL beleid.bekend(ARRAY['h:' || n]) t", [nummers]
        )
        bekend = set(cursor.fetchall())
        cursor.execute(
            "SELECT huishouden_id FROM beleid.regels(%s::uuid[])", [[h.pk for h in toneel.huizen.values()]]
        )
        regels = {toneel.huis_van[sleutel] for (sleutel,) in cursor.fetchall()}
        situaties = {huis: beleid.situatie(toneel.huizen[huis].pk) for huis in HUIZEN}
    zou = {(toneel.huizen[huis].nummer, f.team[huis]) for huis in HUIZEN if _bij_ander_team(f, wie, huis)}
    assert bekend == zou, f"I6: {wie} hears of {bekend ^ zou}"
    met_profiel = {huis for huis in HUIZEN if profielen(f, wie, huis)}
    assert regels == met_profiel, f"I6: {wie} is told by which rule of {regels ^ met_profiel}"
    for huis, situatie in situaties.items():
        for groep in GROEPEN:
            hier = niveau(f, wie, huis, groep)
            assert situatie.niveau(groep) == hier, f"I4: {wie} in {huis}, {groep.name}: not {hier.name}"


def _bij_ander_team(f: Feiten, wie: str, huis: str) -> bool:
    """Level E: a seat in a team hears that another team knows them, unless one works there, or it is shielded."""
    werkt_er = f.regie.get(huis) == wie or "betrokken" in profielen(f, wie, huis)
    weg = wie in f.uit_dienst or (huis, wie) in f.verwant or huis in f.afgeschermd
    return f.zetel(wie) and not f.in_team(wie, f.team[huis]) and not werkt_er and not weg
