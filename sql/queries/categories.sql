-- Service 3: active tickets per category.

--! categories
SELECT statement_timestamp() AS as_of, category, coalesce(kept.n, 0)::bigint AS n
FROM unnest(:categories::text[]) AS category
LEFT JOIN hd.active_by_category kept USING (category);
