-- Every canned reply, in the order of their words.

--! replies
SELECT id, shortcut, body, updated_at
FROM hd.replies
ORDER BY lower(shortcut);
