"""The links of the inzagelog, recomputed without the database's help (F2).

A link is the sha256 of the one before it and of every field of its row: in the order of KOLOMMEN, with a bar between
them and nothing for null. A moment is its seconds since 1970 with six decimals. No text of ours holds a bar; in one
that does a field could pass for two, so the check tells it. A column that comes later is put at the end, and only in
rows that have it: old links stay as they are. The database writes the same in its own words (`grendels`).
"""

import datetime
import hashlib
from collections.abc import Sequence
from typing import Any, Final

KOLOMMEN: Final = (
    *("medewerker_id", "schakel", "id", "moment", "uitkomst", "handeling", "verzoek"),
    *("huishouden_id", "pseudoniem", "dossier", "gevraagd", "groepen", "regel", "grond"),
)
STREEP: Final = "|"
_BEGIN: Final = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
_MICROSECONDE: Final = datetime.timedelta(microseconds=1)


def hash_van(vorige: bytes, waarden: Sequence[Any]) -> bytes:
    """The link after `vorige` (empty before the first) for a row's values in the order of KOLOMMEN."""
    return hashlib.sha256(vorige + STREEP.join(map(_deel, waarden)).encode()).digest()


def is_eenduidig(waarden: Sequence[Any]) -> bool:
    """Whether no field of this row can pass for two."""
    return not any(isinstance(waarde, str) and STREEP in waarde for waarde in waarden)


def _deel(waarde: Any) -> str:
    if waarde is None:
        return ""
    if isinstance(waarde, datetime.datetime):
        seconden, rest = divmod((waarde - _BEGIN) // _MICROSECONDE, 1_000_000)
        return f"{seconden}.{rest:06}"
    if isinstance(waarde, list):
        return "{" + ",".join(map(str, waarde)) + "}"
    return str(waarde)
