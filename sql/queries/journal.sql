-- The write: see the function.

--: snapshot(building?, room?, assignee_id?, assignee_name?)
--: new_event(cid?)

--! journal (entry_snapshot[?]) : (seq?, at?, author?, cid?)
SELECT outcome, entry, ticket, seq, at, author, cid
FROM hd.journal(
    :entry_ticket,
    :entry_expected,
    :entry_events,
    :entry_search,
    :entry_snapshot,
    :new_events,
    :new_tickets
);
