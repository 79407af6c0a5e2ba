-- Whether rows are being written in bulk in this database. Only tests use it.
SELECT EXISTS (SELECT FROM pg_stat_progress_copy WHERE datname = current_database())
