-- Moves whenever a correction comes, changes or is taken back.

--! lessons_version
SELECT version FROM hd.lessons;
