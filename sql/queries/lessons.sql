-- The newest corrections: tickets whose category is not the one that was found from their words.

--! lessons
SELECT ticket_id, category, author_id
FROM hd.corrections
ORDER BY at DESC, ticket_id DESC
LIMIT :newest;
