VACUUM (ANALYZE) hd.tickets, hd.events, hd.search, hd.search_words
