-- The application's connections to a database.
SELECT count(*)
FROM pg_stat_activity
WHERE datname = $1 AND application_name = 'helpdesk';
