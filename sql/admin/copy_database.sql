-- A copy of a template; through the log, so that no checkpoint is waited for.
CREATE DATABASE {name} TEMPLATE {template} STRATEGY wal_log;
