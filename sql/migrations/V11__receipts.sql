-- How far each person has read each ticket. Beside the log: no event, no seq, nothing that the journal waits for.

-- No foreign key, as with the events: the one statement that writes takes only tickets that exist.
-- Half of a page stays free and seq is not indexed, so that a receipt that moves on updates its row in its page (HOT).
CREATE TABLE hd.receipts (
    ticket_id bigint NOT NULL,
    person_id uuid   NOT NULL,
    role      text   NOT NULL CHECK (role IN ('user', 'helpdesk')),
    seq       bigint NOT NULL CHECK (seq > 0),
    PRIMARY KEY (ticket_id, person_id)
) WITH (fillfactor = 50);

-- A receipt only moves forward, whatever the order in which nodes write.
CREATE TRIGGER guard
    BEFORE UPDATE ON hd.receipts
    FOR EACH ROW
    WHEN (NEW.seq <= OLD.seq OR (NEW.ticket_id, NEW.person_id, NEW.role) IS DISTINCT FROM (OLD.ticket_id, OLD.person_id, OLD.role))
    EXECUTE FUNCTION hd.refuse();

GRANT SELECT, INSERT, UPDATE ON hd.receipts TO helpdesk_app;
