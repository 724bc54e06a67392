#!/bin/sh
# Makes the secrets of a new installation in ./secrets; refuses where there are some already.
set -eu
umask 077
mkdir secrets

random() {
    od -An -N32 -tx1 /dev/urandom | tr -d ' \n'
}
keep() {
    printf '%s' "$2" > "secrets/$1"
    # Containers read them as accounts of their own; the folder keeps everybody else out.
    chmod 444 "secrets/$1"
}

queue=$(random)
keep secret_key "$(random)"
keep postgres_password "$(random)"
keep database_owner_url "postgres://cadre_owner:$(random)@database:5432/cadre"
keep database_url "postgres://cadre_app:$(random)@database:5432/cadre"
keep queue_conf "requirepass $queue"
keep redis_url "redis://:$queue@queue:6379/0"
