"""Logging: what the server did, and never about whom (F2 has its own log, in the database)."""

from typing import Any

import structlog

from toegang.logboek import PROCESSOREN, zonder_inhoud
from toegang.settings.omgeving import IS_PRODUCTIE, IS_TEST, env

# No address, no browser, no user: who read which file stands in the inzagelog, under its own rules.
DJANGO_STRUCTLOG_IP_LOGGING_ENABLED = False
DJANGO_STRUCTLOG_USER_ID_FIELD = None
DJANGO_STRUCTLOG_CELERY_ENABLED = False

_weergave = (
    structlog.processors.JSONRenderer() if IS_PRODUCTIE else structlog.dev.ConsoleRenderer(colors=False)
)
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "regel": {
            "()": structlog.stdlib.ProcessorFormatter,
            "foreign_pre_chain": PROCESSOREN,
            "processors": [
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                *([zonder_inhoud] if IS_PRODUCTIE else []),
                _weergave,
            ],
        }
    },
    "handlers": {"scherm": {"class": "logging.StreamHandler", "formatter": "regel"}},
    "root": {
        "handlers": ["scherm"],
        "level": env.str("REGIE_LOGNIVEAU", default="INFO" if IS_PRODUCTIE else "WARNING"),
    },
    "loggers": {
        # A lockout is a warning without a name in it; each failed attempt is not worth a line.
        "axes": {"level": "WARNING"},
        # Both say again, with the whole address, what the request log says with the path alone.
        "django.request": {"level": "CRITICAL" if IS_PRODUCTIE else "ERROR"},
        "django.security": {"level": "ERROR"},
        # A plan as PDF is a page like any other; its makers' steps and fonts fill a screen.
        "weasyprint": {"level": "ERROR"},
        "fontTools": {"level": "ERROR"},
    },
}

structlog.configure(
    processors=[
        structlog.stdlib.filter_by_level,
        *PROCESSOREN,
        structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
    ],
    logger_factory=structlog.stdlib.LoggerFactory(),
    cache_logger_on_first_use=not IS_TEST,
)
