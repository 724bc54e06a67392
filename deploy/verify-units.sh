#!/bin/sh
# What `systemd-analyze verify` of an office's host says, where every command lies at its place.
set -eu
if ! command -v systemd-analyze > /dev/null; then
    echo "deploy/systemd: not run, for systemd-analyze is not on this machine"
    exit 0
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp -R "$(dirname "$0")/systemd/." "$folder"
sed -i 's|/opt/cadre/current/.venv/bin/python|/bin/true|' "$folder"/*.service
# Units of the machine that it does not have, or that it says something about, are not ours.
SYSTEMD_UNIT_PATH="$folder:" SYSTEMD_LOG_LEVEL=warning \
    systemd-analyze verify --man=no "$folder"/cadre*.service "$folder"/cadre*.socket "$folder"/cadre.target 2> "$folder/said" ||
    failed=1
if grep cadre "$folder/said" || [ "${failed:-0}" = 1 ]; then
    cat "$folder/said"
    exit 1
fi
