-- The beginning of a load beside tickets that are there. Readers read on, writers wait; indexes stay.
LOCK TABLE hd.tickets, hd.events, hd.first_responses, hd.corrections, hd.ratings IN SHARE ROW EXCLUSIVE MODE;
ALTER TABLE hd.tickets DISABLE TRIGGER USER;
ALTER TABLE hd.events  DISABLE TRIGGER USER;
CREATE TEMPORARY TABLE load_again (place int, dropping text, making text) ON COMMIT DROP;
