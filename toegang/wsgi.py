"""What gunicorn serves; it starts only when the database guards what it must (F1)."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "toegang.settings")

application = get_wsgi_application()

from toegang import opstart  # noqa: E402 - only now are the apps there

opstart.controleer()
