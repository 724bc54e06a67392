-- Run once, by a superuser on an empty server: the owner migrates and backs up, the application's role serves.
-- Each password is the one in that role's address; `manage.py migrate` then grants what the tables need.
-- The postgres image runs it with the secrets laid into it; deploy/make-database.sh says :owner and :application.
\if :{?owner} \else
\set owner `sed -n 's|^[^:]*://cadre_owner:\([^@]*\)@.*|\1|p' /run/secrets/database_owner_url`
\set application `sed -n 's|^[^:]*://cadre_app:\([^@]*\)@.*|\1|p' /run/secrets/database_url`
\endif
-- Stops here when one was not found: a role without a password is made, and nobody can sign in.
SELECT 1 / sign(least(length(:'owner'), length(:'application'))) AS both_have_passwords;

-- Databases are made by the owner to try backups in.
CREATE ROLE cadre_owner LOGIN NOSUPERUSER CREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD :'owner';
CREATE ROLE cadre_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD :'application';
