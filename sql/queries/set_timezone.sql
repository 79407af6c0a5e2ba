-- Moves the borders of the months; answers whether the zone differed.

--! set_timezone
SELECT hd.set_timezone(:zone) AS changed;
