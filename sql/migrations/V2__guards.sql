-- The second wall: what no program may do, whatever its rights. Refusals have SQLSTATE HD001.
--
-- The whole rule stands in WHEN, so that PL/pgSQL runs only to refuse.

CREATE FUNCTION hd.refuse() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION USING
        ERRCODE = 'HD001',
        MESSAGE = TG_TABLE_NAME || ': ' || TG_NAME || ' refused ' || TG_OP;
END
$$;

-- open -> active -> closed, nothing after the closing, a log that only grows, time that does not run back,
-- and a birth certificate that stays as it is
CREATE TRIGGER guard
    BEFORE UPDATE ON hd.tickets
    FOR EACH ROW
    WHEN (
        OLD.status = 'closed'
        OR NEW.last_seq <= OLD.last_seq
        OR NEW.modified_at < OLD.modified_at
        OR (NEW.status <> OLD.status AND (OLD.status, NEW.status) NOT IN (('open', 'active'), ('active', 'closed')))
        OR (NEW.id, NEW.opened_at, NEW.requester_id, NEW.create_cid)
            IS DISTINCT FROM (OLD.id, OLD.opened_at, OLD.requester_id, OLD.create_cid)
    )
    EXECUTE FUNCTION hd.refuse();

CREATE TRIGGER guard_born
    BEFORE INSERT ON hd.tickets
    FOR EACH ROW
    WHEN (NEW.status <> 'open' OR NEW.last_seq <> 1)
    EXECUTE FUNCTION hd.refuse();

CREATE TRIGGER guard_delete
    BEFORE DELETE OR TRUNCATE ON hd.tickets
    FOR EACH STATEMENT
    EXECUTE FUNCTION hd.refuse();

CREATE TRIGGER guard_log
    BEFORE UPDATE OR DELETE OR TRUNCATE ON hd.events
    FOR EACH STATEMENT
    EXECUTE FUNCTION hd.refuse();
