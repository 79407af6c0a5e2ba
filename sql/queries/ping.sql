-- Whether the database answers.

--! ping
SELECT 1 AS one;
