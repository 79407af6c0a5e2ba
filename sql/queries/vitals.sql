-- Which PostgreSQL this is, and what time it thinks it is.

--! vitals
SELECT current_setting('server_version') AS version, clock_timestamp() AS now;
