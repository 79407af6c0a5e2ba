-- as when a ticket of this month moves: what a worker remembers of the month is no longer true
UPDATE hd.resolved_by_month SET opened = opened WHERE month = (SELECT max(month) FROM hd.resolved_by_month)
