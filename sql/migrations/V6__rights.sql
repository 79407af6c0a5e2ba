-- Three roles: the owner migrates; the application reads, and writes through the journal alone; the analytics read what
-- they count. The roles belong to the whole cluster and are created before the migrations.

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA hd FROM PUBLIC;

GRANT USAGE  ON SCHEMA hd TO helpdesk_app, helpdesk_analytics;

GRANT SELECT ON ALL TABLES IN SCHEMA hd TO helpdesk_app;
GRANT EXECUTE ON FUNCTION
    hd.journal,
    hd.matching,
    hd.waiting_rank
TO helpdesk_app;

-- no messages, no notes: the analytics never read the log
GRANT SELECT ON
    hd.settings,
    hd.tickets,
    hd.unclosed_by_hour,
    hd.resolved_by_month,
    hd.resolved_histogram,
    hd.active_by_category,
    hd.schema_history
TO helpdesk_analytics;
GRANT EXECUTE ON FUNCTION hd.bucket, hd.month_of TO helpdesk_analytics;
