# What the helpdesk's scripts say of incidents: tickets that are about the same thing.

## Grouping
group-as-incident = Group as an incident
group-with = Group #{ $id } with
group-choose-one = Choose at least one ticket.
group-different = These are in different incidents. Choose tickets of one.
incident-question = { $n } tickets about { $category } in { $building } since { $time }: one incident?

## The view of one
incident-number = Incident { $id }
incident-mark = { $n ->
    [1] Incident { $id }, 1 ticket
   *[other] Incident { $id }, { $n } tickets
}
incident-member = { $n ->
    [0] Incident { $id }, no other ticket
    [1] Incident { $id } with 1 other ticket
   *[other] Incident { $id } with { $n } other tickets
}
incident-grouped-by = Grouped by { $who }, { $time }
incident-leave = Take #{ $id } out of the incident
incident-dissolved = Incident { $id } was dissolved. Its tickets and messages stay.

## One answer to all
answer-all = { $n ->
    [1] Answer the open one
   *[other] Answer all { $n }
}
answer-hint = { $n ->
    [0] Every ticket of this incident is closed.
    [1] The requester reads it in the thread, as any other message.
   *[other] Each of the { $n } requesters reads it in their own thread, as any other message.
}
answered = { $n ->
    [1] 1 thread has it.
   *[other] { $n } threads have it.
}
answered-closed = { $n ->
    [1] 1 ticket was closed meanwhile.
   *[other] { $n } tickets were closed meanwhile.
}
answer-too-much = You wrote a lot in a short time. Nothing was sent; try again in { $seconds } s.
answer-not-everywhere = Not every thread has it yet. Try again: it goes only to those that miss it.
answer-dissolved = This incident was dissolved meanwhile. Your text stays here.
