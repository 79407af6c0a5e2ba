-- The product's own count; and a classifier that looks sees that there are new corrections.
SET LOCAL work_mem = '128MB';
SELECT hd.count_figures();
UPDATE hd.lessons SET version = version + 1;
