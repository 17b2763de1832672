"""Which system tasks exist and whether they write; row security lets `regie_systeem` do no more (F1)."""

IMPORTEER = "importeer"
DEMOVULLING = "demovulling"
KERNCIJFERS = "kerncijfers"

TAKEN_LEZEN = frozenset({KERNCIJFERS})
TAKEN_SCHRIJVEN = frozenset({IMPORTEER, DEMOVULLING})
