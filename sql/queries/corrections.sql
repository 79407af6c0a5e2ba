-- How many tickets were found to be of each category, by the month of their opening, and how many of those carry another
-- category now. Every category in every month, in the order that was asked for.

--! corrections
SELECT
    statement_timestamp()                                       AS as_of,
    m::date                                                     AS month,
    word.category                                               AS guessed,
    coalesce(kept.opened, 0)                                    AS opened,
    coalesce(kept.corrected, 0)                                 AS corrected
FROM generate_series(:first::date::timestamp, :last::date::timestamp, interval '1 month') AS m
CROSS JOIN unnest(:categories::text[]) WITH ORDINALITY AS word (category, place)
LEFT JOIN hd.guessed_by_month kept ON kept.month = m::date AND kept.guessed = word.category
ORDER BY m, word.place;
