-- Removes a canned reply; no row if there is none of this number.

--! remove_reply
DELETE FROM hd.replies WHERE id = :id RETURNING id;
