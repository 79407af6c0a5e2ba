-- The last statement before the commit, because a sequence does not come back with a transaction.
SELECT setval('hd.tickets_id_seq', $1)
