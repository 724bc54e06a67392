-- Run once, by the postgres image on an empty volume: the owner migrates, the application's role serves.
-- Each password is the one in that role's address; `manage.py migrate` then grants what the tables need.
\set owner `sed -n 's|^[^:]*://cadre_owner:\([^@]*\)@.*|\1|p' /run/secrets/database_owner_url`
\set application `sed -n 's|^[^:]*://cadre_app:\([^@]*\)@.*|\1|p' /run/secrets/database_url`
-- Stops here when one was not found: a role without a password is made, and nobody can sign in.
SELECT 1 / sign(least(length(:'owner'), length(:'application'))) AS both_have_passwords;

-- A backup is tried in a database of its own, which the owner makes and drops.
CREATE ROLE cadre_owner LOGIN NOSUPERUSER CREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD :'owner';
CREATE ROLE cadre_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD :'application';
CREATE DATABASE cadre OWNER cadre_owner;
REVOKE ALL ON DATABASE cadre FROM PUBLIC;
GRANT CONNECT, TEMPORARY ON DATABASE cadre TO cadre_app;
