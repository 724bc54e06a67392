# Any base with glibc and Python ≥ 3.11 (venv, pip) will do: docker build --build-arg BASE=… .
ARG BASE=python:3.11-slim-bookworm
FROM ${BASE}

ENV PATH=/opt/cadre/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    CADRE_VAR=/var/lib/cadre \
    CADRE_STATIC_MANIFEST=1

# The folders that volumes are laid on: a new volume takes their owner.
RUN groupadd --gid 10001 cadre \
    && useradd --uid 10001 --gid cadre --home-dir /var/lib/cadre --no-create-home --shell /usr/sbin/nologin cadre \
    && install --directory --owner cadre --group cadre --mode 0700 \
        /var/lib/cadre/files /var/lib/cadre/beat /var/lib/cadre/backups /run/cadre

WORKDIR /opt/cadre/program
COPY requirements.lock ./
RUN python3 -m venv /opt/cadre/venv \
    && pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements.lock

COPY . .
# These addresses lead nowhere: nothing is asked for while the static files are gathered.
RUN SECRET_KEY=unused DATABASE_URL=postgres://unused@unused/unused REDIS_URL=redis://unused \
        python -m django collectstatic --noinput --settings config.settings \
    && python -m compileall -q .

USER 10001:10001
# Reached through a socket on a volume that the proxy shares.
CMD ["python", "deploy/watched.py", "unix:/run/cadre/web.sock", "--", \
     "gunicorn", "config.wsgi", "--bind", "unix:/run/cadre/web.sock", "--config", "deploy/web.py"]
