-- The highest number of a ticket; 0: there is none.

--! last_ticket
SELECT coalesce(max(id), 0) AS id FROM hd.tickets;
