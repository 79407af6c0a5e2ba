-- A whole file without its bytes, and what decides who may read it.

--! attachment
SELECT a.ticket_id, a.uploader_id, a.name, a.media_type, a.size, a.seq IS NOT NULL AS used, t.status
FROM hd.attachments a
JOIN hd.tickets t ON t.id = a.ticket_id
WHERE a.id = :id AND a.whole;
