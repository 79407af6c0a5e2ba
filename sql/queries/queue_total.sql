-- How many tickets are not closed.

--! queue_total
SELECT count(*) AS n FROM hd.tickets WHERE closed_at IS NULL;
