-- The last migration that was applied; 0: none.

--! schema_version
SELECT coalesce(max(version), 0) AS version FROM hd.schema_history;
