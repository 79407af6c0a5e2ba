-- How long the logs of all unclosed tickets are, the longest waiting first: the safety net under lost hints.

--! unclosed_heads
SELECT id, last_seq FROM hd.tickets WHERE closed_at IS NULL ORDER BY opened_at, id;
