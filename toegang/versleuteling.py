"""Encrypts the BSN at rest and makes it findable by a blind index, never by its text (A3, F1).

Stored form: `1.<key id>.<base64url(nonce + ciphertext + tag)>`. Keys come from the settings:
REGIE_SLEUTEL encrypts, those in REGIE_SLEUTELS_OUD still decrypt after rotation, REGIE_BLINDE_SLEUTEL indexes.
Each is 32 random bytes in base64, in either alphabet. Rotating the blind key means filling every index anew.
"""

import base64
import binascii
import hashlib
import hmac
import secrets
from collections.abc import Iterator
from functools import lru_cache
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from toegang.sleutels import lees_sleutel

_VERSIE = "1"
_NONCE_BYTES = 12
_INDEX_DOEL = b"regiesysteem:bsn:"
_PSEUDONIEM_DOEL = b"regiesysteem:inzagelog:"


class OntsleutelenMislukt(Exception):
    """The text is damaged, altered, or its key is gone; the message never names the text."""


def versleutel(tekst: str) -> str:
    """Encrypts with the current key; the same text gives another result every time."""
    sleutel = _sleutel("REGIE_SLEUTEL", settings.REGIE_SLEUTEL)
    kop = f"{_VERSIE}.{_sleutel_id(sleutel)}"
    nonce = secrets.token_bytes(_NONCE_BYTES)
    # The prefix is authenticated too, so that nobody can point a text at another key or version.
    geheim = AESGCM(sleutel).encrypt(nonce, tekst.encode(), kop.encode())
    return f"{kop}.{base64.urlsafe_b64encode(nonce + geheim).decode()}"


def ontsleutel(versleuteld: str) -> str:
    """Raises OntsleutelenMislukt when the text cannot be trusted or its key is gone."""
    try:
        versie, sleutel_id, inhoud = versleuteld.split(".")
        ruw = base64.b64decode(inhoud, altchars=b"-_", validate=True)
    except (ValueError, binascii.Error):
        raise OntsleutelenMislukt("Geen geldige versleutelde tekst.") from None
    # Spare bits in the last character would give one secret several spellings.
    if base64.urlsafe_b64encode(ruw).decode() != inhoud:
        raise OntsleutelenMislukt("Geen geldige versleutelde tekst.")
    sleutel = next((sleutel for sleutel in _sleutels() if _sleutel_id(sleutel) == sleutel_id), None)
    if versie != _VERSIE or sleutel is None:
        raise OntsleutelenMislukt(f"Onbekende versie of sleutel ({versie[:2]}.{sleutel_id[:8]}).")
    kop = f"{versie}.{sleutel_id}".encode()
    try:
        return AESGCM(sleutel).decrypt(ruw[:_NONCE_BYTES], ruw[_NONCE_BYTES:], kop).decode()
    except (InvalidTag, ValueError):
        raise OntsleutelenMislukt("De versleutelde tekst is beschadigd.") from None


def met_huidige_sleutel(versleuteld: str) -> bool:
    """Whether the text already carries the current key; after rotation the others are encrypted anew."""
    huidige = _sleutel_id(_sleutel("REGIE_SLEUTEL", settings.REGIE_SLEUTEL))
    return versleuteld.startswith(f"{_VERSIE}.{huidige}.")


def blinde_index(bsn: str) -> str:
    """64 hexadecimal characters to search a BSN by equality; spaces, dots and dashes make no difference.

    HMAC with a key of its own: whoever reads only the database cannot try all 90 million numbers.
    """
    cijfers = "".join(teken for teken in bsn if teken.isdecimal() and teken.isascii()).zfill(9)
    sleutel = _sleutel("REGIE_BLINDE_SLEUTEL", settings.REGIE_BLINDE_SLEUTEL)
    return hmac.new(sleutel, _INDEX_DOEL + cijfers.encode(), hashlib.sha256).hexdigest()


def pseudoniem(sleutel: UUID) -> UUID:
    """The name under which a row goes in what leaves this system: always the same, and not to be turned back."""
    geheim = _sleutel("REGIE_BLINDE_SLEUTEL", settings.REGIE_BLINDE_SLEUTEL)
    return UUID(bytes=hmac.new(geheim, _PSEUDONIEM_DOEL + sleutel.bytes, hashlib.sha256).digest()[:16])


def _sleutels() -> Iterator[bytes]:
    yield _sleutel("REGIE_SLEUTEL", settings.REGIE_SLEUTEL)
    for oud in settings.REGIE_SLEUTELS_OUD:
        yield _sleutel("REGIE_SLEUTELS_OUD", oud)


@lru_cache(maxsize=16)
def _sleutel(naam: str, waarde: str) -> bytes:
    try:
        return lees_sleutel(waarde)
    except ValueError:
        raise ImproperlyConfigured(f"{naam} moet bestaan uit 32 bytes in base64.") from None


@lru_cache(maxsize=16)
def _sleutel_id(sleutel: bytes) -> str:
    """Eight characters that name the key without telling anything of it."""
    return hashlib.sha256(b"regiesysteem:sleutel-id:" + sleutel).hexdigest()[:8]
