-- Whether there are tickets already; looked at before anything is touched, so also where there is no schema yet.
DO $$
BEGIN
    IF to_regclass('hd.tickets') IS NULL THEN
        RETURN;
    END IF;
    -- a statement of its own, for it cannot be read where the table is missing
    IF EXISTS (SELECT FROM hd.tickets) THEN
        RAISE EXCEPTION USING ERRCODE = 'HD010', MESSAGE = 'load: there are tickets already';
    END IF;
END
$$;
