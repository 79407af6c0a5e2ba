-- How often the tickets were read whole, and how often by a key. A session tells of itself about once a second.
SELECT seq_scan, idx_scan
FROM pg_stat_user_tables
WHERE schemaname = 'hd' AND relname = 'tickets'
