-- Canned replies: texts that the helpdesk writes again and again, called by a short word, for all of its members.
--
-- They stand beside the tickets' logs: no event names them, so changing or deleting one changes nothing that was sent.
-- What a placeholder ({name}, {ticket}, {building}, {room}) stands for is filled in by the browser that inserts it.

-- The limits are the application's (helpdesk_core::reply); these are the second wall.
CREATE TABLE hd.replies (
    id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    shortcut   text        NOT NULL CHECK (char_length(shortcut) BETWEEN 1 AND 32),
    body       text        NOT NULL CHECK (char_length(body) BETWEEN 1 AND 2000),
    updated_at timestamptz NOT NULL DEFAULT statement_timestamp()
);

-- one word, one reply, whatever its capitals
CREATE UNIQUE INDEX replies_shortcut ON hd.replies (lower(shortcut));

-- Adds one unless its word is taken or there are as many as there may be; then it answers no row.
-- The lock makes the count true: whoever adds at the same moment waits for the few lines of this function.
CREATE FUNCTION hd.add_reply(new_shortcut text, new_body text, most bigint)
RETURNS SETOF hd.replies
LANGUAGE plpgsql
VOLATILE AS $$
BEGIN
    LOCK TABLE hd.replies IN SHARE ROW EXCLUSIVE MODE;
    IF (SELECT count(*) FROM hd.replies) >= most THEN
        RETURN;
    END IF;
    RETURN QUERY
        INSERT INTO hd.replies (shortcut, body)
        VALUES (new_shortcut, new_body)
        ON CONFLICT (lower(shortcut)) DO NOTHING
        RETURNING *;
END
$$;

REVOKE ALL ON FUNCTION hd.add_reply(text, text, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hd.add_reply(text, text, bigint) TO helpdesk_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON hd.replies TO helpdesk_app;

-- what a helpdesk begins with; it changes them as it likes
INSERT INTO hd.replies (shortcut, body) VALUES
    ('hello', 'Hello {name}, thank you for telling us. I am looking into it now.'),
    ('onmyway', 'Hello {name}, I am on my way to {building} {room}.'),
    ('where', 'Hello {name}, where exactly is it? Please tell us the building and the room.'),
    ('more', 'Hello {name}, since when has this been so, and does it happen every time? A photo would help.'),
    ('parts', 'Hello {name}, we have ordered what is missing. I will write here as soon as it has come.'),
    ('done', 'Hello {name}, it should work again now. If it does not, please write here before I close {ticket}.');
