-- What the vocabulary knows of the words of a question: the words themselves (0), their kin by stem or spelling (1), words
-- that begin like them (2); and (3) which of them are small words of a language, such as "the".

--! search_kin
SELECT a.place::int AS place, k.kind, k.word, k.n
FROM unnest(:words::text[], :lower::text[]) WITH ORDINALITY AS a (word, lower, place)
CROSS JOIN LATERAL (
    SELECT 0 AS kind, w.word, w.n
    FROM hd.search_words w
    WHERE w.word IN (a.word COLLATE "C", hd.search_spelt(a.lower) COLLATE "C")
    UNION ALL
    (
        SELECT 1, w.word, w.n
        FROM hd.search_words w
        WHERE w.keys && (hd.search_keys(a.word, a.lower) || ('ue:' || a.word))
        ORDER BY w.n DESC
        LIMIT 24
    )
    UNION ALL
    (
        SELECT 2, w.word, w.n
        FROM hd.search_words w
        WHERE length(a.word) > 2
            AND w.word > a.word COLLATE "C"
            AND w.word < (a.word || chr(1114111)) COLLATE "C"
        ORDER BY w.n DESC
        LIMIT 16
    )
    UNION ALL
    SELECT 3, '', 0::bigint
    WHERE '{}' IN (
        ts_lexize('pg_catalog.english_stem', a.lower),
        ts_lexize('pg_catalog.german_stem', a.lower),
        ts_lexize('pg_catalog.french_stem', a.lower),
        ts_lexize('pg_catalog.spanish_stem', a.lower),
        ts_lexize('pg_catalog.italian_stem', a.lower)
    )
) AS k;

--! search_similar
SELECT place, word, n FROM hd.search_similar(:words);

--! search_forgives
SELECT to_regclass('hd.search_words_trigrams') IS NOT NULL AS forgives;
