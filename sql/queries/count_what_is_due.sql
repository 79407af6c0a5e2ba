-- Counts the figures if a migration left them due: see the function.

--! count_what_is_due
SELECT hd.count_what_is_due() AS counted;
