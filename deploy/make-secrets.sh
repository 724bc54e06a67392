#!/bin/sh
# Makes the secrets of a new installation; refuses where there are some already.
#   sh deploy/make-secrets.sh                      in ./secrets, for docker-compose.yml
#   sh deploy/make-secrets.sh host [FOLDER]        in /etc/cadre/secrets, for deploy/systemd
set -eu
umask 077
case "${1:-docker}" in
    docker) folder=secrets database=database queue=queue mode=444 ;;
    host) folder=${2:-/etc/cadre/secrets} database=127.0.0.1 queue=127.0.0.1 mode=400 ;;
    *) echo "docker or host?" >&2; exit 2 ;;
esac
mkdir "$folder"

random() {
    od -An -N32 -tx1 /dev/urandom | tr -d ' \n'
}
keep() {
    printf '%s' "$2" > "$folder/$1"
    # Containers read them as accounts of their own; the folder keeps everybody else out.
    chmod "$mode" "$folder/$1"
}

password=$(random)
keep secret_key "$(random)"
keep database_owner_url "postgres://cadre_owner:$(random)@$database:5432/cadre"
keep database_url "postgres://cadre_app:$(random)@$database:5432/cadre"
# With an end of line: it is included between others.
keep queue_conf "requirepass $password
"
keep redis_url "redis://:$password@$queue:6379/0"
if [ "$database" = database ]; then
    keep postgres_password "$(random)"
    keep tls_certificate "The office's certificate with its chain goes here."
    keep tls_key "The key of that certificate goes here."
fi
