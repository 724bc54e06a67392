-- Run once, by the postgres image on an empty volume: the owner migrates, the application's role serves.
-- Each password is the one in that role's address; `manage.py migrate` then grants what the tables need.
\set owner `sed -n 's|^[^:]*://cadre_owner:\([^@]*\)@.*|\1|p' /run/secrets/database_owner_url`
\set application `sed -n 's|^[^:]*://cadre_app:\([^@]*\)@.*|\1|p' /run/secrets/database_url`
-- A NULL password would let the role be made and nobody sign in.
SELECT 1 / least(length(:'owner'), length(:'application')) AS both_have_passwords;

CREATE ROLE cadre_owner LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD :'owner';
CREATE ROLE cadre_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD :'application';
CREATE DATABASE cadre OWNER cadre_owner;
REVOKE ALL ON DATABASE cadre FROM PUBLIC;
GRANT CONNECT, TEMPORARY ON DATABASE cadre TO cadre_app;
