-- One message as most helpdesks write it: a transaction of its own with an insert and an update of the ticket.
\set ticket random(1, 64)
BEGIN;
UPDATE reference_tickets SET last_seq = last_seq + 1, modified_at = now() WHERE id = :ticket;
INSERT INTO reference_messages (ticket_id, at, author, body) VALUES (:ticket, now(), 'bot', 'a message of about the usual length, as people write them');
COMMIT;
