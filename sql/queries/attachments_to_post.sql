-- Those of these files that a message of this person may carry: their own, of this ticket, and free, or taken by this very
-- message when it was sent before.

--! attachments_to_post
SELECT a.id, a.name, a.media_type, a.size
FROM hd.attachments a
LEFT JOIN hd.events e ON e.ticket_id = a.ticket_id AND e.seq = a.seq AND e.author_id = a.uploader_id
WHERE a.id = ANY (:ids)
    AND a.ticket_id = :ticket
    AND a.uploader_id = :person
    AND a.whole
    AND (a.seq IS NULL OR e.cid = :cid);
