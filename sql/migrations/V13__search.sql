-- Full-text search, beside the log and behind it: a table of its own that a task fills after the commit. No statement that
-- writes a ticket knows it, because an index over texts in the write path costs 58 to 83 % of the rate.
--
-- The words are folded by the program (lower case, accents off), so that a database's locale changes nothing. The index
-- holds every word as it is, in one form for all languages; what languages do to words (stems, "ue" for "ü") is known by
-- the vocabulary alone, and a question is widened by it. docs/search.md has the measurements behind that.

-- What is indexed of a ticket. A row is right when indexed_seq is the ticket's last_seq; whatever differs is indexed again,
-- so nothing depends on the order in which commits became visible, on a hint or on a clock.
CREATE TABLE hd.search (
    ticket_id   bigint   PRIMARY KEY,
    indexed_seq bigint   NOT NULL,  -- how much of the log is in it
    closed      boolean  NOT NULL,  -- the whole log is in it, and nothing more will come
    bytes       int      NOT NULL,  -- of all words that were taken; past a limit no more are taken
    words       tsvector NOT NULL   -- weight A the description, C the place, B messages, D internal notes
) WITH (fillfactor = 80);

-- Users see no closed ticket, and most tickets are closed: two indexes, so that a question of theirs never meets those.
-- No pending list: it would be read by every question, and the writer is in no hurry.
CREATE INDEX search_unclosed     ON hd.search USING gin (words) WITH (fastupdate = off) WHERE NOT closed;
CREATE INDEX search_closed       ON hd.search USING gin (words) WITH (fastupdate = off) WHERE closed;
CREATE INDEX search_unclosed_ids ON hd.search (ticket_id)                               WHERE NOT closed;

-- Every word that was ever indexed.
CREATE TABLE hd.search_words (
    word text   COLLATE "C" PRIMARY KEY,    -- folded; byte order, so that it also finds what begins with something
    keys text[] NOT NULL,                   -- what it has in common with its kin, see search_keys
    n    bigint NOT NULL                    -- in how many tickets, about: a word that was edited away stays counted
) WITH (fillfactor = 70);

CREATE INDEX search_words_keys ON hd.search_words USING gin (keys) WITH (fastupdate = off);

-- "tuer" for "tür".
CREATE FUNCTION hd.search_spelt(lower text) RETURNS text
LANGUAGE sql
IMMUTABLE AS $$
    SELECT replace(replace(replace(lower, 'ä', 'ae'), 'ö', 'oe'), 'ü', 'ue')
$$;

-- What a word shares with its kin: its stem in each language, and the spelling of its umlauts in two letters.
CREATE FUNCTION hd.search_keys(word text, lower text) RETURNS text[]
LANGUAGE sql
STABLE AS $$
    SELECT coalesce(array_agg(DISTINCT key), '{}')
    FROM (
        SELECT language || ':' || translate(stem, 'àáâäçèéêëìíîïñòóôöùúûü', 'aaaaceeeeiiiinoooouuuu') AS key
        FROM (
            SELECT language, unnest(ts_lexize(dictionary, form)) AS stem
            FROM (VALUES
                ('en', 'pg_catalog.english_stem'::regdictionary),
                ('de', 'pg_catalog.german_stem'),
                ('fr', 'pg_catalog.french_stem'),
                ('es', 'pg_catalog.spanish_stem'),
                ('it', 'pg_catalog.italian_stem')
            ) AS d (language, dictionary)
            CROSS JOIN unnest(ARRAY[word, lower]) AS form
        ) AS stems
        WHERE length(stem) > 2
        UNION ALL
        SELECT 'ue:' || hd.search_spelt(lower)
        WHERE hd.search_spelt(lower) <> lower
    ) AS keys
$$;

-- Words of the vocabulary that are spelt like these, the likest first. Needs the extension pg_trgm; without it there are
-- none, and search finds everything but misspellings. `typos.sql` looks at each start whether it can be had.
CREATE FUNCTION hd.search_similar(asked text[]) RETURNS TABLE (place int, word text, n bigint)
LANGUAGE sql
STABLE AS $$
    SELECT 0, '', 0::bigint WHERE false
$$;

-- Takes tickets into the index. Everything comes in arrays, one element per ticket; a ticket whose row is not at `since` any
-- more is left alone. `opening` is NULL if neither description nor place changed. Answers how many were taken.
CREATE FUNCTION hd.search_take(
    tickets  bigint[],
    since    bigint[],  -- indexed_seq as it was read; NULL: there was no row
    until    bigint[],
    ended    boolean[],
    afresh   boolean[], -- what is there is of another past (a restored backup): forget it
    size     int[],
    opening  text[],    -- tsvectors as text
    said     text[],
    learnt   text[],    -- words for the vocabulary, folded
    learnt_lower text[]     -- the same with their accents
)
RETURNS bigint
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = hd, pg_temp AS $$
#variable_conflict use_column
DECLARE
    most_words CONSTANT bigint := 500000;   -- of the vocabulary; what comes later is found as it is written
    taken  bigint;
    news   text[];                          -- words that tickets got, and how many tickets
    news_n bigint[];
BEGIN
    WITH come AS (
        SELECT x.*, s.words AS before
        FROM unnest(tickets, since, until, ended, afresh, size, opening, said)
            AS x (ticket, since, until, ended, afresh, size, opening, said)
        LEFT JOIN hd.search s ON s.ticket_id = x.ticket AND NOT x.afresh
        ORDER BY x.ticket
    ), made AS (
        SELECT
            ticket, since, until, ended, size, before,
            CASE
                WHEN opening IS NULL THEN coalesce(before, '')
                -- an edit takes the place of what stood there; messages and notes stay
                ELSE opening::tsvector || ts_filter(coalesce(before, ''), '{b,d}')
            END || said::tsvector AS words
        FROM come
    ), kept AS (
        INSERT INTO hd.search AS s (ticket_id, indexed_seq, closed, bytes, words)
        SELECT ticket, until, ended, size, words FROM made
        ON CONFLICT (ticket_id) DO UPDATE
        SET indexed_seq = excluded.indexed_seq, closed = excluded.closed, bytes = excluded.bytes, words = excluded.words
        WHERE s.indexed_seq = (SELECT m.since FROM made m WHERE m.ticket = s.ticket_id)
        RETURNING s.ticket_id
    ), fresh AS (
        SELECT w.word, count(*) AS n
        FROM kept k
        JOIN made m ON m.ticket = k.ticket_id
        CROSS JOIN LATERAL (
            SELECT unnest(tsvector_to_array(m.words))
            EXCEPT
            SELECT unnest(tsvector_to_array(m.before))
        ) AS w (word)
        GROUP BY w.word
    )
    SELECT (SELECT count(*) FROM kept), array_agg(word), array_agg(n) INTO taken, news, news_n FROM fresh;

    -- Spellings that are not known yet bring their keys; words that are known count one more ticket.
    WITH spelt AS (
        SELECT DISTINCT l.word, l.lower
        FROM unnest(learnt, learnt_lower) AS l (word, lower)
        WHERE NOT EXISTS (
            SELECT FROM hd.search_words w
            WHERE w.word = l.word COLLATE "C" AND (l.lower = l.word OR w.keys @> ARRAY['=' || l.lower])
        )
    ), keyed AS (
        SELECT word, array_agg(DISTINCT key) AS keys
        FROM spelt
        CROSS JOIN LATERAL unnest(hd.search_keys(word, lower) || CASE WHEN lower <> word THEN '=' || lower END) AS key
        WHERE key IS NOT NULL
        GROUP BY word
    ), counted AS (
        SELECT word, n FROM unnest(news, news_n) AS x (word, n) WHERE word = ANY (learnt)
    )
    INSERT INTO hd.search_words AS w (word, keys, n)
    SELECT word, coalesce(k.keys, '{}'), coalesce(c.n, 0)
    FROM counted c
    FULL JOIN keyed k USING (word)
    WHERE (SELECT reltuples FROM pg_class WHERE oid = 'hd.search_words'::regclass) < most_words
        OR EXISTS (SELECT FROM hd.search_words known WHERE known.word = word COLLATE "C")
    ORDER BY word
    ON CONFLICT (word) DO UPDATE SET
        n = w.n + excluded.n,
        keys = CASE
            WHEN w.keys @> excluded.keys THEN w.keys
            ELSE ARRAY(SELECT DISTINCT unnest(w.keys || excluded.keys) ORDER BY 1)
        END;

    RETURN taken;
END
$$;

-- A user's filter offers the buildings of unclosed tickets, read from one to the next.
CREATE INDEX tickets_building_unclosed ON hd.tickets (building) WHERE building IS NOT NULL AND closed_at IS NULL;

-- A list whose order is "closed last first" is read from an index: a closed ticket's last change is its closing.
CREATE INDEX tickets_closed_last ON hd.tickets (closed_at, id) WHERE status = 'closed';

REVOKE ALL ON FUNCTION hd.search_keys, hd.search_spelt, hd.search_similar, hd.search_take FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hd.search_keys, hd.search_spelt, hd.search_similar, hd.search_take TO helpdesk_app;
GRANT SELECT ON hd.search, hd.search_words TO helpdesk_app;
