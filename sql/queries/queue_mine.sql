-- Active tickets that somebody works on, the longest waiting first.

--! queue_mine
SELECT id FROM hd.tickets WHERE status = 'active' AND assignee_id = :person ORDER BY opened_at, id LIMIT :most;
