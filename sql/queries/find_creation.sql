-- The ticket that a person's cid made.

--! find_creation
SELECT id FROM hd.tickets WHERE requester_id = :requester AND create_cid = :cid;
