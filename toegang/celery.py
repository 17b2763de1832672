"""The queue: nightly figures and everything else that need not keep a user waiting.

A worker is started with REGIE_DB_ROL=systeem: the role whose rights are given per task.
"""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "toegang.settings")

app = Celery("regie")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
