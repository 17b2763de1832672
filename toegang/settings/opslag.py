"""Where data live: PostgreSQL under one of its three roles, Valkey for cache, sessions and queue."""

from datetime import timedelta
from typing import Any

from celery.schedules import crontab
from django.core.exceptions import ImproperlyConfigured

from toegang import dbrollen, ingebed
from toegang.settings.omgeving import IS_PRODUCTIE, IS_TEST, REGIE_DATA, env, geheim
from toegang.sleutels import lees_of_maak

REGIE_DB_ROL: str = env.str("REGIE_DB_ROL", default=dbrollen.APP)
if REGIE_DB_ROL not in dbrollen.ROLLEN:
    raise ImproperlyConfigured(f"REGIE_DB_ROL is '{REGIE_DB_ROL}'; choose {', '.join(dbrollen.ROLLEN)}.")
_rol = dbrollen.ROLLEN[REGIE_DB_ROL]


def _database() -> dict[str, Any]:
    if IS_TEST:
        # The tests log in as a role that can become each of the three, so that a test can arrange as the
        # owner.
        return {
            "HOST": env.str("REGIE_DB_HOST", default=""),
            "PORT": env.str("REGIE_DB_PORT", default=ingebed.POORT),
            "NAME": env.str("REGIE_DB_NAAM", default=ingebed.DATABASE),
            "USER": "regie_test",
            "PASSWORD": geheim("REGIE_DB_WACHTWOORD_TEST", anders=""),
        }
    if ingebed.is_ingebed():
        return {
            "HOST": str(ingebed.Ingebed(REGIE_DATA).socketmap),
            "PORT": ingebed.POORT,
            "NAME": ingebed.DATABASE,
            "USER": _rol.inlognaam,
            "PASSWORD": lees_of_maak(REGIE_DATA).databasewachtwoorden()[REGIE_DB_ROL],
        }
    return {
        "HOST": env.str("REGIE_DB_HOST"),
        "PORT": env.str("REGIE_DB_PORT", default=ingebed.POORT),
        "NAME": env.str("REGIE_DB_NAAM", default=ingebed.DATABASE),
        "USER": _rol.inlognaam,
        "PASSWORD": geheim(f"REGIE_DB_WACHTWOORD_{REGIE_DB_ROL.upper()}", minstens=16),
    }


DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        **_database(),
        # A worker keeps its connection; a connection the server closed meanwhile is noticed before it is
        # used.
        "CONN_MAX_AGE": 0 if IS_TEST else 600,
        "CONN_HEALTH_CHECKS": True,
        "ATOMIC_REQUESTS": False,
        "OPTIONS": {
            # Planning is most of what row policies cost on a small query. Django leaves preparing off for
            # the sake of connection poolers; we have none, and parameters must be bound by the server for a
            # plan to be reused.
            "server_side_binding": True,
            "prepare_threshold": 3,
            "application_name": f"regie-{REGIE_DB_ROL}",
            "connect_timeout": 10,
            "sslmode": env.str("REGIE_DB_SSLMODE", default="prefer"),
            **({"assume_role": _rol.inlognaam} if IS_TEST else {}),
        },
    }
}

_redis = env.str("REGIE_REDIS_URL", default="").rstrip("/")
_valkey_socket = ingebed.Ingebed(REGIE_DATA).valkey_socket
# One server, two of its databases, so that emptying the cache never empties the queue.
_cache_url = f"{_redis}/0" if _redis else f"unix://{_valkey_socket}?db=0"
_wachtrij_url = f"{_redis}/1" if _redis else f"redis+socket://{_valkey_socket}?virtual_host=1"

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": _cache_url,
        "KEY_PREFIX": env.str("REGIE_CACHE_PREFIX", default="regie"),
        "TIMEOUT": 300,
    }
}

SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
SESSION_COOKIE_AGE = int(timedelta(hours=env.int("REGIE_SESSIE_UREN", default=8)).total_seconds())
# How stale the moment of last use may be; writing it on every request would cost a statement per page.
REGIE_SESSIE_BIJWERKEN_NA = timedelta(minutes=5)

CELERY_BROKER_URL = _wachtrij_url
CELERY_RESULT_BACKEND = _wachtrij_url
CELERY_RESULT_EXPIRES = timedelta(days=1)
CELERY_TASK_DEFAULT_QUEUE = "regie"
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "global_keyprefix": env.str("REGIE_WACHTRIJ_PREFIX", default="regie-"),
    # Whoever hands something to the queue sits at a screen and does not wait for a queue that is gone.
    "socket_connect_timeout": 3,
}
CELERY_RESULT_BACKEND_TRANSPORT_OPTIONS = CELERY_BROKER_TRANSPORT_OPTIONS
CELERY_TASK_SERIALIZER = CELERY_RESULT_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
# A worker that dies gives its task back; every task is idempotent, so doing one twice does no harm.
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_TIME_LIMIT = 60 * 60
CELERY_TIMEZONE = "Europe/Amsterdam"
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
# In tests a task runs where it is called, unless a test asks for a real worker.
CELERY_TASK_ALWAYS_EAGER = CELERY_TASK_EAGER_PROPAGATES = IS_TEST

# The timetable is code, not rows: it changes with a release, is reviewed like the rest, and beat needs no
# database role that may write. django_celery_beat is there for what a functioneel beheerder will plan
# later.
CELERY_BEAT_SCHEDULE: dict[str, dict[str, Any]] = {
    "inzagelog-elke-minuut": {
        "task": "toegang.inzagelog_verankeren",
        "schedule": crontab(),
        # What waited longer is done by the next.
        "options": {"expires": 55},
    },
    "kerncijfers-elke-nacht": {
        "task": "monitoring.kerncijfers_bijwerken",
        "schedule": crontab(hour=3, minute=10),
    },
    # Every night, so that a night without a worker costs a day and not half a year.
    "rechtenrondes-elk-halfjaar": {
        "task": "toegang.rechtenrondes_openen",
        "schedule": crontab(hour=3, minute=40),
    },
    # What could not be handed to the queue at once, or did not go; a round that waits longer is of no use.
    "berichten-mailen": {
        "task": "toegang.berichten_mailen",
        "schedule": timedelta(seconds=30),
        "options": {"expires": 30},
    },
}

if IS_PRODUCTIE and not _redis:
    geheim("REGIE_REDIS_URL")
