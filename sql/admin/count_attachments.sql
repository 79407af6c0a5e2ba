-- How many files there are, of any kind; for tests.
SELECT count(*) FROM hd.attachments;
