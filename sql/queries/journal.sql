-- The write: see the functions.

--: snapshot(building?, room?, assignee_id?, assignee_name?)
--: new_event(cid?)
--: Written(seq?, at?, author?, cid?)

--! journal (entry_snapshot[?]) : Written
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

--! journal_with_files (entry_snapshot[?]) : Written
SELECT outcome, entry, ticket, seq, at, author, cid
FROM hd.journal_with_files(
    :entry_ticket,
    :entry_expected,
    :entry_events,
    :entry_search,
    :entry_snapshot,
    :new_events,
    :new_tickets
);
