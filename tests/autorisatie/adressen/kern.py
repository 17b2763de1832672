"""What of two answers must be the same when neither may tell more than the other."""

import re
from typing import Any

_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
# Drawn anew for each answer.
_LOS = re.compile(r'(csrfmiddlewaretoken|formuliersleutel)" value="[^"]+"')


def kern(antwoord: Any) -> tuple[Any, ...]:
    """Status, length, body, headers and names of cookies, without the ids that were asked for in the address."""
    inhoud: bytes = b"".join(antwoord.streaming_content) if antwoord.streaming else antwoord.content
    gevraagd = re.compile("|".join(_ID.findall(antwoord.request["PATH_INFO"])) or "$^")
    tekst = gevraagd.sub("", _LOS.sub("", inhoud.decode()))
    koppen = [(kop, gevraagd.sub("", waarde)) for kop, waarde in sorted(antwoord.items())]
    return antwoord.status_code, len(inhoud), tekst, koppen, sorted(antwoord.cookies)
