-- Whether misspellings can be forgiven: the extension pg_trgm, if it is there or can be had, its index over the vocabulary,
-- and the function that uses both. Runs at each start, because an extension may be installed later; does nothing then if
-- all is there. Where it cannot be had, search finds everything but misspellings.
DO $$
DECLARE
    home text;
BEGIN
    BEGIN
        CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA hd;
    EXCEPTION
        WHEN insufficient_privilege OR undefined_file OR feature_not_supported OR unique_violation THEN
            NULL;   -- told by whoever asks for search_forgives
    END;

    SELECT n.nspname INTO home
    FROM pg_extension e
    JOIN pg_namespace n ON n.oid = e.extnamespace
    WHERE e.extname = 'pg_trgm';

    IF home IS NULL OR to_regclass('hd.search_words_trigrams') IS NOT NULL THEN
        RETURN;
    END IF;

    EXECUTE format(
        'CREATE INDEX search_words_trigrams ON hd.search_words USING gin (word %I.gin_trgm_ops) WITH (fastupdate = off)',
        home
    );
    -- Runs as the owner, so that nobody else needs a right on the extension. The threshold is low, because one letter
    -- changes three trigrams of a short word; the program counts the mistakes of what comes.
    EXECUTE format(
        $f$
            CREATE OR REPLACE FUNCTION hd.search_similar(asked text[]) RETURNS TABLE (place int, word text, n bigint)
            LANGUAGE sql
            STABLE
            SECURITY DEFINER
            SET search_path = hd, pg_temp
            SET pg_trgm.similarity_threshold = 0.2 AS $b$
                SELECT a.place::int, near.word, near.n
                FROM unnest(asked) WITH ORDINALITY AS a (word, place)
                CROSS JOIN LATERAL (
                    SELECT w.word, w.n
                    FROM hd.search_words w
                    WHERE w.word OPERATOR(%1$I.%%) a.word
                    ORDER BY %1$I.similarity(w.word, a.word) DESC, w.n DESC
                    LIMIT 60
                ) AS near
            $b$
        $f$,
        home
    );
END
$$;
