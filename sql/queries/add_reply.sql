-- A new canned reply; no row if its word is taken or there are too many.

--! add_reply
SELECT id, shortcut, body, updated_at
FROM hd.add_reply(:shortcut, :body, :most);
