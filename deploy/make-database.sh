#!/bin/sh
# As root on the database's host, without Docker: the two roles with the passwords of their addresses, the database.
set -eu
here=$(dirname "$(readlink -f "$0")")
secrets=${1:-/etc/cadre/secrets}
password_of() {
    sed -n "s|^[^:]*://$1:\([^@]*\)@.*|\1|p" "$secrets/$2"
}
# Told by the standard input: nothing of it stands in a list of processes, and postgres need not read the folder.
{
    printf '\\set owner %s\n\\set application %s\n' \
        "$(password_of cadre_owner database_owner_url)" "$(password_of cadre_app database_url)"
    cat "$here/roles.sql" "$here/database.sql"
} | runuser --user postgres -- psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --dbname postgres
