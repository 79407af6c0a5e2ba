-- An upload broke off.

--! abandon_upload
SELECT hd.abandon_upload(:of_attachment);
