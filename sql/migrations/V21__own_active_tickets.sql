-- The active tickets of one member of the helpdesk, the longest waiting first: counted on each of their pages. Without it every
-- active ticket was read for each page.
CREATE INDEX tickets_mine ON hd.tickets (assignee_id, opened_at, id) WHERE status = 'active';
