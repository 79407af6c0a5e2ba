-- One piece of a file.

--! attachment_piece
SELECT p.bytes
FROM hd.attachment_pieces p
WHERE p.attachment_id = :id AND p.place = :place;
