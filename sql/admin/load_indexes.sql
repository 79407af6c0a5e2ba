-- What had to go comes back, under its name. Memory for this transaction only.
SET LOCAL maintenance_work_mem = '512MB';

DO $$
DECLARE
    one record;
BEGIN
    FOR one IN SELECT making FROM load_again ORDER BY place, making LOOP
        EXECUTE one.making;
    END LOOP;
END
$$;

ALTER TABLE hd.tickets ENABLE TRIGGER USER;
ALTER TABLE hd.events  ENABLE TRIGGER USER;
ALTER TABLE hd.ratings ENABLE TRIGGER USER;
ANALYZE hd.tickets, hd.events, hd.first_responses, hd.corrections, hd.ratings;
