-- Where the newest unclosed tickets are and how their descriptions begin, to find those that are like another.

--! unclosed_texts : (building?, room?)
SELECT id, building, room, left(description, :chars) AS text
FROM hd.tickets
WHERE closed_at IS NULL
ORDER BY opened_at DESC, id DESC
LIMIT :newest;
