SELECT pg_get_functiondef(p.oid)
FROM pg_proc p
WHERE p.pronamespace = 'hd'::regnamespace AND p.proname IN ('figures', 'respond')
