"""Mail: by which server it goes, and from whom. A demo writes it to its log, a test keeps it in memory (F3)."""

from toegang.settings.omgeving import IS_PRODUCTIE, IS_TEST, env, geheim

EMAIL_HOST = env.str("EMAIL_HOST", default="")
EMAIL_PORT = env.int("EMAIL_PORT", default=587)
EMAIL_HOST_USER = env.str("EMAIL_HOST_USER", default="")
EMAIL_HOST_PASSWORD = geheim("EMAIL_HOST_PASSWORD") if EMAIL_HOST_USER else ""
# On 465 the line is encrypted from the first byte, elsewhere from STARTTLS on.
EMAIL_USE_SSL = EMAIL_PORT == 465
EMAIL_USE_TLS = not EMAIL_USE_SSL and env.bool("EMAIL_USE_TLS", default=True)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Regiesysteem <regiesysteem@voorbeeld.nl>")

_soort = "smtp" if IS_PRODUCTIE else "locmem" if IS_TEST else "console"
EMAIL_BACKEND = f"django.core.mail.backends.{_soort}.EmailBackend"
# Without a server nothing is sent and nothing is marked as sent: people find their berichten on their page.
REGIE_MAILT = bool(EMAIL_HOST) or not IS_PRODUCTIE
