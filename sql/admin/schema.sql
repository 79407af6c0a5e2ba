-- Before the first migration: the schema that the table of applied migrations lives in.
CREATE SCHEMA IF NOT EXISTS hd;
