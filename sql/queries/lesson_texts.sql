-- How the descriptions of these tickets began when they were opened: what their category was found from.

--! lesson_texts
SELECT ticket_id, left(data->>'description', :chars::int) AS text
FROM hd.events
WHERE ticket_id = ANY (:tickets) AND seq = 1;
