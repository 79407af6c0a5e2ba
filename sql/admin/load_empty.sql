-- The beginning of a load into an empty database, in the transaction of the whole load. Nobody reads or writes tickets
-- until it ends. Indexes and constraints go and are made again at the end, sorted, which is several times quicker than row
-- by row. Needs to be the owner, no superuser.
LOCK TABLE hd.tickets, hd.events, hd.first_responses, hd.corrections, hd.ratings IN ACCESS EXCLUSIVE MODE;

DO $$
BEGIN
    IF EXISTS (SELECT FROM hd.tickets) THEN
        RAISE EXCEPTION USING ERRCODE = 'HD010', MESSAGE = 'load: there are tickets already';
    END IF;
END
$$;

ALTER TABLE hd.tickets DISABLE TRIGGER USER;
ALTER TABLE hd.events  DISABLE TRIGGER USER;
ALTER TABLE hd.ratings DISABLE TRIGGER USER;

-- emptied in this transaction: rows may be written as if they had always been there, so that no vacuum has to touch them
TRUNCATE hd.tickets, hd.events, hd.first_responses, hd.corrections, hd.ratings;

CREATE TEMPORARY TABLE load_again (place int, dropping text, making text) ON COMMIT DROP;

INSERT INTO load_again
SELECT
    CASE WHEN c.contype = 'p' THEN 1 ELSE 2 END,
    format('ALTER TABLE %s DROP CONSTRAINT %I', c.conrelid::regclass, c.conname),
    format('ALTER TABLE %s ADD CONSTRAINT %I %s', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid))
FROM pg_constraint c
WHERE c.conrelid IN ('hd.tickets'::regclass, 'hd.events'::regclass, 'hd.first_responses'::regclass)
    AND c.contype IN ('p', 'u')
UNION ALL
SELECT 3, format('DROP INDEX %s', i.indexrelid::regclass), pg_get_indexdef(i.indexrelid)
FROM pg_index i
WHERE i.indrelid IN ('hd.tickets'::regclass, 'hd.events'::regclass, 'hd.first_responses'::regclass)
    AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid);

DO $$
DECLARE
    one record;
BEGIN
    FOR one IN SELECT dropping FROM load_again ORDER BY place DESC, making LOOP
        EXECUTE one.dropping;
    END LOOP;
END
$$;
