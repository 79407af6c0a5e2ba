-- Replaces a canned reply; no row if there is none of this number or another one has the word.

--! change_reply
UPDATE hd.replies r
SET shortcut = :shortcut, body = :body, updated_at = statement_timestamp()
WHERE r.id = :id
    AND NOT EXISTS (SELECT FROM hd.replies other WHERE lower(other.shortcut) = lower(:shortcut) AND other.id <> :id)
RETURNING r.id, r.shortcut, r.body, r.updated_at;
