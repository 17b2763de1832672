"""Which system tasks exist and whether they write; row security lets `regie_systeem` do no more (F1)."""

IMPORTEER = "importeer"
DEMOVULLING = "demovulling"
KERNCIJFERS = "kerncijfers"
ACCOUNTS = "accounts"
INZAGEKETEN = "inzageketen"
RECHTENRONDE = "rechtenronde"
BERICHTEN = "berichten"
WIE_ZIET = "wie_ziet"

TAKEN_LEZEN = frozenset({KERNCIJFERS})
TAKEN_SCHRIJVEN = frozenset({IMPORTEER, DEMOVULLING})
# A task that reads everything and writes these tables only.
TAKEN_SCHRIJVEN_IN = {"monitoring_kerncijfer": frozenset({KERNCIJFERS})}
# Tables that no task writes and this one alone reads; it sees no other.
TAKEN_ALLEEN_LEZEN = {"toegang_inzageregel": frozenset({INZAGEKETEN})}
# Tables that no other task touches: only a demo is filled with passwords.
ALLEEN_TAKEN_IN = {"toegang_inloggegeven": frozenset({DEMOVULLING})}
# A task that reads and writes these tables, and sees no other but those below.
TAKEN_ALLEEN_OP = {
    f"toegang_{tabel}": frozenset({taak})
    for taak, tabellen in {
        ACCOUNTS: (
            *("gemeente", "team", "organisatie", "medewerker", "inloggegeven", "roltoekenning"),
            *("historicalmedewerker", "historicalroltoekenning"),
        ),
        BERICHTEN: ("bericht",),
        RECHTENRONDE: ("rechtenronde", "rechtenregel"),
    }.items()
    for tabel in tabellen
}
# What such a task may read and not write. Who sees a huishouden is told by a function, so of people the name suffices.
TAKEN_LEZEN_OP = {
    "toegang_team": frozenset({RECHTENRONDE}),
    "toegang_medewerker": frozenset({RECHTENRONDE, BERICHTEN, WIE_ZIET}),
    "toegang_roltoekenning": frozenset({RECHTENRONDE}),
}
