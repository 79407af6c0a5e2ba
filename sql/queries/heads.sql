-- How long the logs of these tickets are.

--! heads
SELECT id, last_seq FROM hd.tickets WHERE id = ANY (:tickets);
