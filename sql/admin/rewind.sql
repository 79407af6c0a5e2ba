-- A database that was restored from a backup, as far as one ticket is concerned: its log ends earlier. Only tests use it.
BEGIN;
SET LOCAL session_replication_role = replica;
DELETE FROM hd.events WHERE ticket_id = {ticket} AND seq > {last};
UPDATE hd.tickets SET last_seq = {last} WHERE id = {ticket};
COMMIT;
