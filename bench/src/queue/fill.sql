-- A year of a campus in one stroke: {tickets} tickets, the last {unclosed} of them not closed, written past the journal
-- because a journal would take its time. The figures are counted by the product's own function.
SET session_replication_role = replica;
SELECT setseed(0.42);

CREATE TEMPORARY TABLE drawn AS
SELECT
    n AS id,
    1 + floor(random() * (SELECT count(*) FROM corpus))::int AS text,
    CASE
        WHEN n <= {tickets} - {unclosed} THEN 'closed'
        WHEN random() < 0.35 THEN 'open'
        ELSE 'active'
    END AS status,
    least(10, floor(-4 * ln(1 - random())))::int AS said,
    statement_timestamp() - interval '1 second' - (({tickets} - n) * (interval '360 days' / {tickets})) AS opened_at,
    (ARRAY['Library', 'Main building', 'Science Range', 'Orchard Hall', 'Boathouse', 'Dormitory A', 'Dormitory B', 'Dormitory C', 'Cafeteria', 'Sports centre', 'Harbour Annex', 'Mint Court'])[1 + floor(random() * 12)] AS building,
    (1 + floor(random() * 4))::int || lpad((1 + floor(random() * 40))::int::text, 2, '0') AS room,
    'person ' || (1 + floor(random() * 5000))::int AS person,
    CASE WHEN random() < 0.05 THEN 'The label says HD' || upper(substr(md5(n::text), 1, 6)) || '.' ELSE '' END AS label,
    random() AS dice
FROM generate_series(1, {tickets}) n;

-- opened, taken, what was said, closed
INSERT INTO hd.tickets (
    id, last_seq, opened_at, modified_at, closed_at, status, category, category_source, category_confidence,
    category_reasons, requester_id, requester_name, create_cid, assignee_id, assignee_name, building, room, description
)
SELECT
    d.id,
    1 + (d.status <> 'open')::int + d.said + (d.status = 'closed')::int,
    d.opened_at,
    d.opened_at + interval '1 minute' * (1 + d.said),
    CASE WHEN d.status = 'closed' THEN d.opened_at + interval '1 minute' * (1 + d.said) END,
    d.status, c.category, 'automatic', 0.9, '["lift"]',
    md5(d.person)::uuid, d.person, 'bench-' || lpad(d.id::text, 20, '0'),
    CASE WHEN d.status <> 'open' THEN md5('desk ' || d.id % 20)::uuid END,
    CASE WHEN d.status <> 'open' THEN 'desk ' || d.id % 20 END,
    d.building, d.room, trim(c.text || ' ' || d.label)
FROM drawn d
JOIN corpus c ON c.n = d.text;

INSERT INTO hd.events (ticket_id, seq, at, author_id, kind, author_name, author_role, cid, data)
SELECT
    t.id, seq, t.opened_at + interval '1 minute' * (seq - 1),
    CASE WHEN e.by_desk THEN md5('desk ' || t.id % 20)::uuid ELSE t.requester_id END,
    e.kind,
    CASE WHEN e.by_desk THEN 'desk ' || t.id % 20 ELSE t.requester_name END,
    CASE WHEN e.by_desk THEN 'helpdesk' ELSE 'user' END,
    NULL,
    CASE e.kind
        WHEN 'opened' THEN jsonb_build_object(
            'description', t.description,
            'location', jsonb_build_object('building', t.building, 'room', t.room),
            'category', t.category, 'confidence', 0.9, 'reasons', t.category_reasons
        )
        WHEN 'status' THEN jsonb_build_object(
            'from', CASE WHEN seq = 2 THEN 'open' ELSE 'active' END,
            'to', CASE WHEN seq = 2 THEN 'active' ELSE 'closed' END
        )
        WHEN 'message' THEN jsonb_build_object('body', c.text, 'attachments', '[]'::jsonb)
        ELSE jsonb_build_object('body', c.text)
    END
FROM hd.tickets t
CROSS JOIN LATERAL generate_series(1, t.last_seq) seq
CROSS JOIN LATERAL (
    SELECT
        CASE
            WHEN seq = 1 THEN 'opened'
            WHEN seq = 2 AND t.status <> 'open' THEN 'status'
            WHEN seq = t.last_seq AND t.status = 'closed' THEN 'status'
            WHEN (t.id + seq) % 10 = 0 THEN 'note'
            ELSE 'message'
        END AS kind,
        seq > 1 AND (t.id + seq) % 2 = 0 AS by_desk
) AS e
JOIN corpus c ON c.n = 1 + (t.id * 31 + seq * 977) % (SELECT count(*) FROM corpus);

SELECT hd.find_first_responses();
SELECT hd.count_figures();

SELECT setval(pg_get_serial_sequence('hd.tickets', 'id'), {tickets});
SET session_replication_role = origin;
