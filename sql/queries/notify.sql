-- Hints for the other nodes. A statement of its own, never in a writing transaction: it would serialise all commits.

--! notify
SELECT pg_notify('helpdesk', payload)::text AS sent FROM unnest(:payloads::text[]) AS payload;
