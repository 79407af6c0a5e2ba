-- Forgets hours in which nothing is unclosed any more; answers how many.

--! sweep_figures
SELECT hd.sweep_figures() AS n;
