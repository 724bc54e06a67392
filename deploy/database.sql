-- The empty database: after roles.sql, and again for a restore. Names and letters are ordered alike on every server.
SELECT current_setting('server_version_num')::int >= 170000 AS has_builtin \gset
\if :has_builtin
CREATE DATABASE cadre OWNER cadre_owner TEMPLATE template0 ENCODING 'UTF8'
    LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LOCALE 'C';
\else
CREATE DATABASE cadre OWNER cadre_owner TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8';
\endif
REVOKE ALL ON DATABASE cadre FROM PUBLIC;
GRANT CONNECT, TEMPORARY ON DATABASE cadre TO cadre_app;
