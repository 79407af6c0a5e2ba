DROP TABLE IF EXISTS reference_messages, reference_tickets;
CREATE TABLE reference_tickets (id bigint PRIMARY KEY, last_seq bigint NOT NULL, modified_at timestamptz NOT NULL);
CREATE TABLE reference_messages (id bigserial PRIMARY KEY, ticket_id bigint NOT NULL, at timestamptz NOT NULL, author text NOT NULL, body text NOT NULL);
INSERT INTO reference_tickets SELECT n, 0, now() FROM generate_series(1, 64) n;
