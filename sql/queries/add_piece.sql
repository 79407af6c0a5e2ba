-- The next piece of an upload.

--! add_piece
SELECT hd.add_piece(:of_attachment, :at_place, :piece);
