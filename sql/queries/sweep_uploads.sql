-- Deletes files that no message took in time.

--! sweep_uploads
SELECT hd.sweep_uploads(:waiting_seconds, :unfinished_seconds, :most);
