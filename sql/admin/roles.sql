-- The roles that connections take on. They belong to the whole cluster: another database may create them at this very
-- moment, and a database administrator may have created them before. Whoever migrates must be able to act as both.
DO $$
DECLARE
    wanted text;
BEGIN
    FOREACH wanted IN ARRAY ARRAY['helpdesk_app', 'helpdesk_analytics'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
            BEGIN
                EXECUTE format('CREATE ROLE %I NOLOGIN', wanted);
            EXCEPTION
                WHEN duplicate_object OR unique_violation THEN
                    NULL;   -- somebody was quicker
                WHEN insufficient_privilege THEN
                    RAISE EXCEPTION USING
                        ERRCODE = '42501',
                        MESSAGE = format(
                            'the role %1$I is missing and %2$I may not create it; as an administrator run: CREATE ROLE %1$I NOLOGIN; GRANT %1$I TO %2$I;',
                            wanted, current_user
                        );
            END;
        END IF;
        IF NOT pg_has_role(current_user, wanted, 'MEMBER') THEN
            BEGIN
                EXECUTE format('GRANT %I TO %I', wanted, current_user);
            EXCEPTION
                WHEN unique_violation THEN
                    NULL;   -- somebody was quicker
                WHEN insufficient_privilege THEN
                    RAISE EXCEPTION USING
                        ERRCODE = '42501',
                        MESSAGE = format('as an administrator run: GRANT %I TO %I;', wanted, current_user);
            END;
        END IF;
    END LOOP;
END
$$;
