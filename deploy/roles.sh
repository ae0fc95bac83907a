#!/bin/sh
# Runs once, on an empty database: the owner migrates, the app may only read and write rows.
set -eu
psql --set=ON_ERROR_STOP=1 --set=owner="$OWNER_PASSWORD" --set=app="$APP_PASSWORD" --username "$POSTGRES_USER" <<'SQL'
create role luxeverse_owner login password :'owner';
create role luxeverse_app login password :'app' nobypassrls;
create database luxeverse owner luxeverse_owner;
\connect luxeverse
create extension if not exists vector;
SQL
