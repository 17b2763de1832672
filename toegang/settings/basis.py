"""Apps, middleware, templates, language and static files: the same in every mode."""

from importlib.util import find_spec

from toegang.settings.omgeving import BASE_DIR, IS_PRODUCTIE, REGIE_DATA, env

DEBUG = env.bool("REGIE_ONTWIKKELEN", default=False) and not IS_PRODUCTIE

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "simple_history",
    "django_celery_beat",
    "django_htmx",
    "django_structlog",
    "axes",
    "csp",
    "toegang",
    "huishoudens",
    "plannen",
    "triage",
    "backoffice",
    "monitoring",
    # Only where the development packages are: it keeps two branches from adding a migration beside each
    # other.
    *(["django_linear_migrations"] if find_spec("django_linear_migrations") else []),
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "toegang.logboek.VerzoekLogboek",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "toegang.vangnet.Vangnet",
    # Everything below runs in one transaction in which the database knows who asks.
    "toegang.middleware.IdentiteitMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "toegang.vangnet.InloggenVerplicht",
    "toegang.sessieduur.SessieduurMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "toegang.urls"
WSGI_APPLICATION = "toegang.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "toegang.navigatie.navigatie",
            ],
        },
    }
]
FORM_RENDERER = "toegang.formulierweergave.Formulierweergave"

LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True

# The demo launcher collects once and then serves hashed, compressed files like a real installation does; a
# plain development server and the tests find each file where it lies.
_VERZAMELD = IS_PRODUCTIE or env.bool("REGIE_STATISCH_VERZAMELD", default=False)
STATIC_URL = "/static/"
STATIC_ROOT = env.str("REGIE_STATISCH", default=str(REGIE_DATA / "statisch"))
STORAGES = {
    # A resident's document is for the process that serves it alone; a stylesheet is for everybody, also when
    # root put it in place and somebody else serves it.
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"file_permissions_mode": 0o600, "directory_permissions_mode": 0o700},
    },
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if _VERZAMELD
        else "django.contrib.staticfiles.storage.StaticFilesStorage",
        "OPTIONS": {"file_permissions_mode": 0o644, "directory_permissions_mode": 0o755},
    },
}
WHITENOISE_USE_FINDERS = not _VERZAMELD
WHITENOISE_MAX_AGE = 300 if _VERZAMELD else 0
WHITENOISE_ALLOW_ALL_ORIGINS = False
MEDIA_ROOT = REGIE_DATA / "documenten"
