-- One migrates, the others wait. The number is ours alone ("helpdesk" in ASCII, shortened); it falls with the connection.
SELECT pg_advisory_lock(7523094288207667);
