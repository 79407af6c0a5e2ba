-- All pieces of an upload are there.

--! finish_upload
SELECT hd.finish_upload(:of_attachment, :bytes_in_all);
