-- A name that no other database has, not even a copy on the same server: epoch and object id, hashed so that it fits anywhere.

--! database_name
SELECT encode(sha256(convert_to(concat_ws(':', s.epoch, d.oid::text), 'UTF8')), 'hex') AS name
FROM hd.settings s, pg_database d
WHERE d.datname = current_database();
