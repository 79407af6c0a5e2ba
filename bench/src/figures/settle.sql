VACUUM (ANALYZE) hd.tickets, hd.events, hd.search, hd.ratings, hd.first_responses
