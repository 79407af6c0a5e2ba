-- What holds for the whole database.

--! settings
SELECT timezone, epoch FROM hd.settings;
