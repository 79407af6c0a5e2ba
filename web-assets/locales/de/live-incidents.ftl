# What the helpdesk's scripts say of incidents: tickets that are about the same thing.

## Grouping
group-as-incident = Als Störung zusammenfassen
group-with = #{ $id } zusammenfassen mit
group-choose-one = Wählen Sie mindestens ein Ticket.
group-different = Diese gehören zu verschiedenen Störungen. Wählen Sie Tickets aus einer.
incident-question = { $n } Tickets zu { $category } in { $building } seit { $time }: eine Störung?

## The view of one
incident-number = Störung { $id }
incident-mark = { $n ->
    [1] Störung { $id }, 1 Ticket
   *[other] Störung { $id }, { $n } Tickets
}
incident-member = { $n ->
    [0] Störung { $id }, kein weiteres Ticket
    [1] Störung { $id } mit 1 weiteren Ticket
   *[other] Störung { $id } mit { $n } weiteren Tickets
}
incident-grouped-by = Zusammengefasst von { $who }, { $time }
incident-leave = #{ $id } aus der Störung herausnehmen
incident-dissolved = Störung { $id } wurde aufgelöst. Ihre Tickets und Nachrichten bleiben.

## One answer to all
answer-all = { $n ->
    [1] Dem offenen antworten
   *[other] Allen { $n } antworten
}
answer-hint = { $n ->
    [0] Alle Tickets dieser Störung sind geschlossen.
    [1] Die meldende Person liest es in ihrem Ticket, wie jede andere Nachricht.
   *[other] Jede der { $n } meldenden Personen liest es in ihrem eigenen Ticket, wie jede andere Nachricht.
}
answered = { $n ->
    [1] 1 Gespräch hat es.
   *[other] { $n } Gespräche haben es.
}
answered-closed = { $n ->
    [1] 1 Ticket wurde inzwischen geschlossen.
   *[other] { $n } Tickets wurden inzwischen geschlossen.
}
answer-too-much = Sie haben in kurzer Zeit viel geschrieben. Nichts wurde gesendet; versuchen Sie es in { $seconds } s noch einmal.
answer-not-everywhere = Noch nicht jedes Gespräch hat es. Versuchen Sie es noch einmal: Es geht nur dorthin, wo es fehlt.
answer-dissolved = Diese Störung wurde inzwischen aufgelöst. Ihr Text bleibt hier.
