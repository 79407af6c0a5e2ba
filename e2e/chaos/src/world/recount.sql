-- The three figures from the tickets alone, as JSON of the shape in which they are compared.
SELECT
    (
        SELECT jsonb_build_object(
            'unclosed', count(*),
            'open', count(*) FILTER (WHERE status = 'open'),
            'active', count(*) FILTER (WHERE status = 'active'),
            'facility_management', count(*) FILTER (WHERE category = 'facility_management'),
            'technical_it', count(*) FILTER (WHERE category = 'technical_it'),
            'services_complaints', count(*) FILTER (WHERE category = 'services_complaints')
        )::text
        FROM hd.tickets
        WHERE status <> 'closed' AND opened_at >= now() - interval '24 hours'
    ) AS backlog,
    (
        SELECT jsonb_build_object('closed', count(*) FILTER (WHERE status = 'closed'), 'still_open', count(*) FILTER (WHERE status <> 'closed'))::text
        FROM hd.tickets
    ) AS resolution,
    (
        SELECT jsonb_build_object(
            'facility_management', count(*) FILTER (WHERE category = 'facility_management'),
            'technical_it', count(*) FILTER (WHERE category = 'technical_it'),
            'services_complaints', count(*) FILTER (WHERE category = 'services_complaints')
        )::text
        FROM hd.tickets
        WHERE status = 'active'
    ) AS categories;
