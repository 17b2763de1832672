"""Gunicorn's settings, the same in a demo and in production (`--config python:toegang.webserver`)."""

import os

# Synchronous workers with a connection each served most requests per core; the proxy in front holds slow
# clients.
workers = int(os.environ.get("REGIE_WERKERS", "2"))
timeout = 30
graceful_timeout = 20
# A worker is replaced now and then, not all at once, so that a slow leak never becomes an evening's work.
max_requests = 5000
max_requests_jitter = 500
# The heartbeat file must not wait for a disk.
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108, PTH112 - memory of the system; gunicorn reads text
# The request log is ours, without addresses and queries.
accesslog = None
errorlog = "-"
control_socket_disable = True
