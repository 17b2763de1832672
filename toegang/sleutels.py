"""Keys and passwords that a demo makes for itself, once, in its data folder; a real installation brings
its own."""

import base64
import json
import os
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

BESTAND = "sleutels.json"
SLEUTEL_BYTES = 32


@dataclass(frozen=True)
class Sleutels:
    """What a server needs to keep secret; the two 32-byte keys are base64."""

    geheime_sleutel: str
    sleutel: str
    blinde_sleutel: str
    wachtwoord_beheer: str
    wachtwoord_eigenaar: str
    wachtwoord_app: str
    wachtwoord_systeem: str

    def databasewachtwoorden(self) -> dict[str, str]:
        return {
            "eigenaar": self.wachtwoord_eigenaar,
            "app": self.wachtwoord_app,
            "systeem": self.wachtwoord_systeem,
        }


def nieuwe_sleutel() -> str:
    return base64.b64encode(secrets.token_bytes(SLEUTEL_BYTES)).decode()


def lees_sleutel(waarde: str) -> bytes:
    """The 32 bytes of a key in base64, in either alphabet, with or without its padding; ValueError when it is none."""
    opgevuld = waarde.replace("-", "+").replace("_", "/") + "=" * (-len(waarde) % 4)
    sleutel = base64.b64decode(opgevuld, validate=True)
    if len(sleutel) != SLEUTEL_BYTES:
        raise ValueError("not 32 bytes")
    return sleutel


def lees_of_maak(map_: Path) -> Sleutels:
    """Read the keys in `map_`, or make them. Two processes that start together end with the same file."""
    bestand = map_ / BESTAND
    if not bestand.exists():
        map_.mkdir(parents=True, exist_ok=True)
        nieuw = Sleutels(
            geheime_sleutel=secrets.token_urlsafe(48),
            sleutel=nieuwe_sleutel(),
            blinde_sleutel=nieuwe_sleutel(),
            **{
                f"wachtwoord_{rol}": secrets.token_urlsafe(24)
                for rol in ("beheer", "eigenaar", "app", "systeem")
            },
        )
        klad = map_ / f".{BESTAND}.{os.getpid()}"
        with os.fdopen(os.open(klad, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as uit:
            json.dump(asdict(nieuw), uit, indent=2)
        try:
            # A link fails when the name exists: whoever comes second uses the first one's keys.
            os.link(klad, bestand)
        except FileExistsError:
            pass
        finally:
            klad.unlink()
    return Sleutels(**json.loads(bestand.read_text()))
