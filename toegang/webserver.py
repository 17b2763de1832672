"""Gunicorn's settings, the same in a demo and in production (`--config python:toegang.webserver`)."""

import os
from typing import Any

# Synchronous workers with a connection each served most requests per core; the proxy in front holds slow
# clients.
workers = int(os.environ.get("REGIE_WERKERS", "2"))
timeout = 30
graceful_timeout = 20
# A worker is replaced now and then, not all at once, so that a slow leak never becomes an evening's work.
max_requests = 5000
max_requests_jitter = 500
# The heartbeat file must not wait for a disk; gunicorn reads a text.
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108, PTH112 - as said above
# The request log is ours, without addresses and queries.
accesslog = None
errorlog = "-"
control_socket_disable = True


def on_starting(_server: Any) -> None:
    """Before any worker: say in one line why this installation cannot serve. What was loaded is shared by all."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "toegang.settings")
    import django
    from django.core.exceptions import ImproperlyConfigured
    from django.db import OperationalError, connections

    try:
        django.setup()
        from toegang import opstart

        opstart.controleer()
    except (ImproperlyConfigured, OperationalError) as fout:
        # Of all exceptions gunicorn shows this one without where it came from.
        raise RuntimeError(str(fout)) from fout
    # A worker must not talk over its parent's connection.
    connections.close_all()
