SELECT count(*) FROM hd.events WHERE kind = 'message'
