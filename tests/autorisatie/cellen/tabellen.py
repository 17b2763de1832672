"""Which gegevensgroep each table of a file holds, by hand."""

from toegang.keuzes import Gegevensgroep as G

_TABELLEN = {
    G.PERSOON: ("Huishouden", "Persoon", "Zoekterm", "Lidmaatschap"),
    G.BSN: ("PersoonBsn",),
    G.ADRES: ("Adres", "Contactgegeven", "Benadering"),
    G.JOURNAAL: ("Contactmoment", "Melding", "Triage", "Routekeuze"),
    G.WONEN: ("Netwerklid",),
    G.VEILIGHEID: ("Veiligheidsdossier", "Meldcodestap"),
    G.PLAN: ("Plan", "PlanStatuswijziging", "Doel", "Actie", "Akkoord"),
    G.EVALUATIE: ("Evaluatie", "Evaluatieresultaat"),
    G.VERWIJZING: ("Maatwerkadvies", "Aanvulverzoek"),
    G.BESCHIKKING: ("Besluit",),
    G.TOESTEMMING: ("Toestemming", "Toelating", "Deling"),
    G.WERKVOORRAAD: ("Werkitem", "Betrokkenheid", "Toegewezen"),
    G.TOEWIJZING: ("Regie", "Regiereden", "Overdracht", "Relatie", "Waarneming", "Toegangsverzoek"),
    G.AVG_VERZOEK: ("AvgVerzoek",),
}
GROEP_VAN_TABEL = {tabel: groep for groep, tabellen in _TABELLEN.items() for tabel in tabellen}
# Each row of these says itself which gegevensgroep it holds.
GROEP_VAN_TABEL["Leefgebiedbeeld"] = G.WONEN
