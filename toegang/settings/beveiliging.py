"""Keys, login, cookies and response headers: what keeps a session with its owner (F8)."""

from datetime import timedelta

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from toegang.settings.omgeving import (
    IS_DEMO,
    IS_PRODUCTIE,
    IS_TEST,
    REGIE_DATA,
    env,
    geheim,
    geheimen,
    hostnamen,
    keur_sleutel,
    sleutel,
)
from toegang.sleutels import lees_of_maak

# Only a demo makes its own keys; the tests have fixed ones, so that a blind index can be written down in a
# test.
_eigen = lees_of_maak(REGIE_DATA) if IS_DEMO else None
SECRET_KEY = geheim(
    "SECRET_KEY", anders=_eigen.geheime_sleutel if _eigen else "alleen-voor-de-tests-" * 3, minstens=50
)
REGIE_SLEUTEL = sleutel(
    "REGIE_SLEUTEL", anders=_eigen.sleutel if _eigen else "c2xldXRlbC12b29yLWRlLXRlc3RzLTMyLWJ5dGVzISE="
)
# Only for decrypting what an earlier REGIE_SLEUTEL wrote.
REGIE_SLEUTELS_OUD = geheimen("REGIE_SLEUTELS_OUD")
REGIE_BLINDE_SLEUTEL = sleutel(
    "REGIE_BLINDE_SLEUTEL",
    anders=_eigen.blinde_sleutel if _eigen else "YmxpbmRlLXNsZXV0ZWwtdm9vci1kZS10ZXN0cy0zMiE=",
)
for _oud in REGIE_SLEUTELS_OUD:
    keur_sleutel("REGIE_SLEUTELS_OUD", _oud)
if keur_sleutel("REGIE_SLEUTEL", REGIE_SLEUTEL) == keur_sleutel("REGIE_BLINDE_SLEUTEL", REGIE_BLINDE_SLEUTEL):
    raise ImproperlyConfigured("REGIE_BLINDE_SLEUTEL is the same as REGIE_SLEUTEL; make two.")

ALLOWED_HOSTS = hostnamen()
CSRF_TRUSTED_ORIGINS = [f"https://{naam}" for naam in ALLOWED_HOSTS if "*" not in naam]

AUTH_USER_MODEL = "toegang.Medewerker"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "toegang.inloggen.MedewerkerBackend",
]
LOGIN_URL = "inloggen"
LOGIN_REDIRECT_URL = "monitoring:vandaag"
LOGOUT_REDIRECT_URL = "inloggen"
PASSWORD_HASHERS = [
    # Argon2 is slow on purpose, and a test logs in often.
    *(["django.contrib.auth.hashers.MD5PasswordHasher"] if IS_TEST else []),
    "django.contrib.auth.hashers.Argon2PasswordHasher",
]
_VALIDATIE = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": f"{_VALIDATIE}.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "naam")},
    },
    {"NAME": f"{_VALIDATIE}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_VALIDATIE}.CommonPasswordValidator"},
    {"NAME": f"{_VALIDATIE}.NumericPasswordValidator"},
]

# Attempts are counted in the cache: they are gone after the cooling-off, no table gathers e-mail addresses,
# and a login that has no identity yet needs no rights in the database for it.
AXES_HANDLER = "axes.handlers.cache.AxesCacheHandler"
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = True
AXES_USERNAME_FORM_FIELD = "username"
AXES_LOCKOUT_TEMPLATE = "toegang/geblokkeerd.html"
AXES_CLIENT_STR_CALLABLE = "toegang.logboek.zonder_persoon"
AXES_VERBOSE = False
AXES_ENABLE_ADMIN = False
AXES_IPWARE_PROXY_COUNT = env.int("REGIE_PROXYS", default=1 if IS_PRODUCTIE else 0)
# The test client logs in without a request, which axes refuses; the lockout's own tests switch it on.
AXES_ENABLED = not IS_TEST

# `__Host-` makes a browser refuse the cookie from a subdomain or over plain http.
_voorvoegsel = "__Host-" if IS_PRODUCTIE else ""
SESSION_COOKIE_NAME = f"{_voorvoegsel}regie-sessie"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = IS_PRODUCTIE
CSRF_COOKIE_NAME = f"{_voorvoegsel}regie-csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_SECURE = IS_PRODUCTIE
CSRF_FAILURE_VIEW = "toegang.views.verlopen.csrf_geweigerd"

if IS_PRODUCTIE:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    # The health checks come from inside, past the proxy.
    SECURE_REDIRECT_EXEMPT = [r"^gezond/"]
    SECURE_HSTS_SECONDS = int(timedelta(days=365).total_seconds())
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    # A browser maker's preload list is for the owner of the whole domain to choose.
    SILENCED_SYSTEM_CHECKS = ["security.W021"]
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    onderdeel: []
    for onderdeel in (
        *(
            "accelerometer",
            "autoplay",
            "camera",
            "display-capture",
            "encrypted-media",
            "fullscreen",
            "geolocation",
        ),
        *("gyroscope", "magnetometer", "microphone", "midi", "payment", "usb"),
    )
}
