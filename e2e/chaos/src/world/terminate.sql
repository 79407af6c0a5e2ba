-- Ends the application's backends of a database: all, or those that listen for hints.
SELECT pg_terminate_backend(pid)
FROM pg_stat_activity
WHERE datname = $1
  AND application_name = 'helpdesk'
  AND (NOT $2 OR query ILIKE '%listen helpdesk%');
