#!/bin/sh
# As root in the unpacked folder of a version, /opt/cadre/VERSION, with `wheelhouse` in it: makes it ready to run beside
# the one that runs. Nothing is started or stopped; `ln -sfn` to /opt/cadre/current chooses it (docs/installation.md).
set -eu
umask 022
cd "$(dirname "$0")/.."
python3 -m venv .venv
.venv/bin/pip install --quiet --disable-pip-version-check --no-index --find-links wheelhouse --require-hashes \
    -r requirements.lock
# These addresses lead nowhere: nothing is asked for while the static files are gathered.
SECRET_KEY=unused DATABASE_URL=postgres://unused@unused/unused REDIS_URL=redis://unused \
    CADRE_STATIC_MANIFEST=1 CADRE_STATIC=$PWD/.static DJANGO_SETTINGS_MODULE=config.settings \
    .venv/bin/python -m django collectstatic --noinput --verbosity 0
.venv/bin/python -m compileall -q -x '/\.venv/' .
systemd-sysusers "$PWD"/deploy/systemd/sysusers.conf
systemd-tmpfiles --create "$PWD"/deploy/systemd/tmpfiles.conf
# Links to what `current` will lead to: the units change with the version. The target is a file, for what is enabled
# is linked to where it lies.
for unit in deploy/systemd/cadre-*; do
    ln -sfn "/opt/cadre/current/$unit" /etc/systemd/system/
done
install -m 0644 deploy/systemd/cadre.target /etc/systemd/system/
ln -sfn /opt/cadre/current/deploy/systemd/tmpfiles.conf /etc/tmpfiles.d/cadre.conf
ln -sfn /opt/cadre/current/deploy/cadre-manage /usr/local/sbin/cadre-manage
install -d -m 0755 /etc/cadre
[ -e /etc/cadre/cadre.env ] || install -m 0644 deploy/systemd/cadre.env /etc/cadre/cadre.env
[ ! -d /run/systemd/system ] || systemctl daemon-reload
