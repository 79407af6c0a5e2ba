-- A ticket that was closed that many days ago. Only tests use it.
BEGIN;
SET LOCAL session_replication_role = replica;
UPDATE hd.tickets SET closed_at = closed_at - interval '{days} days' WHERE id = {ticket};
COMMIT;
