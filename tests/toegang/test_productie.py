"""What a real installation refuses to start with: a secret that is missing, weak, known or used twice (F8)."""

import base64
import re
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.files.base import ContentFile
from django.core.files.storage import storages

from toegang import ingebed
from toegang.settings import omgeving


def sleutel(zaad: int) -> str:
    """Thirty-two bytes that look drawn, and are the same every time."""
    return base64.b64encode(bytes((zaad * 7 + i * 37) % 256 for i in range(32))).decode()


GEHEIMEN = {
    "SECRET_KEY": "een-lange-willekeurige-sleutel-van-zestig-tekens-0123456789-x",
    "REGIE_SLEUTEL": sleutel(1),
    "REGIE_BLINDE_SLEUTEL": sleutel(2),
    "REGIE_DB_WACHTWOORD_APP": "willekeurig-wachtwoord-1",
    "REGIE_REDIS_URL": "redis://valkey:6379",
    "REGIE_HOSTNAMEN": "regie.voorbeeld.nl",
}
DICHT = (
    "print(s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_SSL_REDIRECT, s.SECURE_HSTS_SECONDS,"
    " s.SESSION_COOKIE_NAME, s.DEBUG)"
)


def start(*, vraag: str = DICHT, zonder: str = "", **omgeving: str) -> subprocess.CompletedProcess[str]:
    """Read the settings as a real installation does, in a process of its own."""
    return python("-c", f"from django.conf import settings as s; {vraag}", zonder=zonder, **omgeving)


def python(*argumenten: str, zonder: str = "", **omgeving: str) -> subprocess.CompletedProcess[str]:
    """Run it in the environment of the image, whose user has no home folder either."""
    waarden = {
        "DJANGO_SETTINGS_MODULE": "toegang.settings",
        "XDG_CACHE_HOME": tempfile.gettempdir(),
        "REGIE_DB_HOST": "db",
        **GEHEIMEN,
        **omgeving,
    }
    return subprocess.run(
        [sys.executable, *argumenten],
        cwd=ingebed.CHECKOUT,
        env={naam: waarde for naam, waarde in waarden.items() if naam != zonder},
        capture_output=True,
        text=True,
        check=False,
    )


def test_whoever_configures_a_database_gets_production_with_everything_shut() -> None:
    uitkomst = start()

    assert uitkomst.stdout.split() == ["True", "True", "True", "31536000", "__Host-regie-sessie", "False"]


@pytest.mark.parametrize("naam", GEHEIMEN)
def test_production_does_not_start_without_a_secret_and_names_it(naam: str) -> None:
    uitkomst = start(zonder=naam)

    assert uitkomst.returncode != 0
    assert f"{naam} is not set" in uitkomst.stderr


@pytest.mark.parametrize(
    ("naam", "waarde", "reden"),
    [
        ("SECRET_KEY", "kort", "SECRET_KEY is too weak"),
        ("REGIE_DB_WACHTWOORD_APP", "regie", "REGIE_DB_WACHTWOORD_APP is too weak"),
        ("REGIE_SLEUTEL", "geen base64", "REGIE_SLEUTEL must be 32 bytes in base64"),
        ("REGIE_BLINDE_SLEUTEL", sleutel(1), "REGIE_BLINDE_SLEUTEL is the same as REGIE_SLEUTEL"),
        ("REGIE_SLEUTELS_OUD", f"{sleutel(3)}, kapot", "REGIE_SLEUTELS_OUD must be 32 bytes in base64"),
    ],
)
def test_production_does_not_start_with_a_weak_secret_and_does_not_repeat_it(
    naam: str, waarde: str, reden: str
) -> None:
    uitkomst = start(**{naam: waarde})

    assert uitkomst.returncode != 0
    assert reden in uitkomst.stderr
    assert waarde not in uitkomst.stderr


def test_production_does_not_start_as_a_role_that_does_not_exist() -> None:
    uitkomst = start(REGIE_DB_ROL="baas")

    assert "REGIE_DB_ROL is 'baas'; choose eigenaar, app, systeem." in uitkomst.stderr


@pytest.fixture
def productie(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(omgeving, "IS_PRODUCTIE", True)


@pytest.mark.usefixtures("productie")
@pytest.mark.parametrize(
    ("waarde", "reden"),
    [
        (base64.b64encode(b"te kort").decode(), "must be 32 bytes in base64"),
        (base64.b64encode(b"sleutel-voor-de-tests-32-bytes!!").decode(), "is not random"),
        (base64.b64encode(bytes([200]) * 32).decode(), "is not random"),
    ],
)
def test_a_key_is_thirty_two_bytes_that_nobody_typed(
    waarde: str, reden: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REGIE_PROEF", waarde)

    with pytest.raises(ImproperlyConfigured, match=f"REGIE_PROEF {reden}"):
        omgeving.sleutel("REGIE_PROEF")


@pytest.mark.usefixtures("productie")
def test_a_long_secret_of_a_few_characters_is_weak(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REGIE_PROEF", "abc" * 30)

    with pytest.raises(ImproperlyConfigured, match="REGIE_PROEF is too weak"):
        omgeving.geheim("REGIE_PROEF", minstens=50)


@pytest.mark.usefixtures("productie")
@pytest.mark.parametrize(
    "naam", ["*", "https://regie.voorbeeld.nl", ".voorbeeld.nl", "regie.voorbeeld.nl:443"]
)
def test_a_hostname_is_a_whole_name_and_nothing_else(naam: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REGIE_HOSTNAMEN", f"regie.voorbeeld.nl, {naam}")

    with pytest.raises(ImproperlyConfigured, match=f"REGIE_HOSTNAMEN holds '{re.escape(naam)}'"):
        omgeving.hostnamen()


def test_a_file_with_a_secret_that_cannot_be_read_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REGIE_PROEF_FILE", "/bestaat/niet")

    with pytest.raises(ImproperlyConfigured, match="REGIE_PROEF_FILE points at /bestaat/niet"):
        omgeving.geheim("REGIE_PROEF")


def test_a_command_says_in_one_line_which_setting_is_wrong() -> None:
    uitkomst = python("manage.py", "migrate", zonder="REGIE_SLEUTEL")

    assert uitkomst.returncode == 1
    assert uitkomst.stderr.startswith("REGIE_SLEUTEL is not set")
    assert uitkomst.stderr.count("\n") == 1


def test_several_hostnames_stand_with_a_comma_or_a_space_between_them() -> None:
    uitkomst = start(
        vraag="print(s.ALLOWED_HOSTS, s.CSRF_TRUSTED_ORIGINS)",
        REGIE_HOSTNAMEN="a.voorbeeld.nl, b.voorbeeld.nl",
    )

    assert uitkomst.stdout.strip() == (
        "['a.voorbeeld.nl', 'b.voorbeeld.nl'] ['https://a.voorbeeld.nl', 'https://b.voorbeeld.nl']"
    )


@pytest.mark.parametrize("waarde", ["", "een", "een,twee", " een \n twee\n"])
def test_keys_that_were_replaced_come_from_the_environment_or_a_file(
    waarde: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bestand = tmp_path / "oud"
    bestand.write_text(waarde)
    monkeypatch.setenv("REGIE_PROEF", waarde)
    uit_omgeving = omgeving.geheimen("REGIE_PROEF")
    monkeypatch.setenv("REGIE_PROEF_FILE", str(bestand))

    assert uit_omgeving == omgeving.geheimen("REGIE_PROEF") == waarde.replace(",", " ").split()


def test_production_decrypts_with_the_old_keys_it_is_given() -> None:
    oud = [sleutel(3).replace("+", "-").replace("/", "_"), sleutel(4)]

    uitkomst = start(vraag="print(s.REGIE_SLEUTELS_OUD)", REGIE_SLEUTELS_OUD=",".join(oud))

    assert uitkomst.stdout.strip() == str(oud)


@pytest.mark.parametrize(
    ("soort", "bestand", "map_"), [("staticfiles", 0o644, 0o755), ("default", 0o600, 0o700)]
)
def test_a_stylesheet_is_for_whoever_serves_and_a_document_for_its_writer_alone(
    soort: str, bestand: int, map_: int, tmp_path: Path
) -> None:
    opslag = storages.create_storage(
        {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": settings.STORAGES[soort]["OPTIONS"] | {"location": tmp_path / "hier"},
        }
    )

    pad = Path(opslag.path(opslag.save("diep/a.css", ContentFile(b"a"))))

    assert [stat.S_IMODE(p.stat().st_mode) for p in (pad, pad.parent, tmp_path / "hier")] == [
        bestand,
        map_,
        map_,
    ]


@pytest.mark.parametrize("opdracht", ["demo", "demovulling"])
def test_a_real_installation_takes_no_demo_accounts(opdracht: str) -> None:
    uitkomst = python("manage.py", opdracht, REGIE_DB_WACHTWOORD_SYSTEEM="willekeurig-wachtwoord-2")

    assert uitkomst.returncode != 0
    assert "Deze omgeving is geen demo." in uitkomst.stderr


def test_the_deployment_checks_of_django_find_nothing() -> None:
    uitkomst = python("manage.py", "check", "--deploy", "--fail-level", "WARNING")

    assert uitkomst.stderr == ""
    assert uitkomst.returncode == 0


@pytest.mark.parametrize(
    ("zonder", "reden"), [("REGIE_SLEUTEL", "REGIE_SLEUTEL is not set"), ("", "connection refused")]
)
def test_the_web_server_says_once_why_it_cannot_serve(zonder: str, reden: str) -> None:
    uitkomst = python(
        *("-m", "gunicorn", "toegang.wsgi", "--config", "python:toegang.webserver", "--bind", "127.0.0.1:0"),
        zonder=zonder,
        REGIE_DB_HOST="127.0.0.1",
        REGIE_DB_PORT="1",
    )

    assert uitkomst.returncode == 1
    assert "Traceback" not in uitkomst.stderr
    assert uitkomst.stderr.lower().count(reden.lower()) == 1


POST = "print(s.EMAIL_HOST, s.EMAIL_PORT, s.EMAIL_USE_TLS, s.EMAIL_USE_SSL, s.REGIE_MAILT, s.EMAIL_BACKEND)"


def test_mail_goes_by_the_server_that_the_environment_names_and_not_at_all_without() -> None:
    """F3: on an encrypted line, whichever of the two ways the server speaks."""
    assert start(vraag=POST).stdout.split()[:5] == [
        "587",
        "True",
        "False",
        "False",
        "django.core.mail.backends.smtp.EmailBackend",
    ]
    met = start(vraag=POST, EMAIL_HOST="mail.voorbeeld.nl", EMAIL_PORT="465").stdout.split()
    assert met[:5] == ["mail.voorbeeld.nl", "465", "False", "True", "True"]


def test_a_mail_account_without_its_password_stops_the_start() -> None:
    """F3, F8."""
    assert "EMAIL_HOST_PASSWORD is not set" in start(vraag=POST, EMAIL_HOST_USER="regie").stderr
