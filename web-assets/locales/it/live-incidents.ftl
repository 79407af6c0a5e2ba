# What the helpdesk's scripts say of incidents: tickets that are about the same thing.

## Grouping
group-as-incident = Raggruppa come incidente
group-with = Raggruppa #{ $id } con
group-choose-one = Scelga almeno un ticket.
group-different = Questi appartengono a incidenti diversi. Scelga i ticket di uno solo.
incident-question = { $n } ticket su { $category } in { $building } dalle { $time }: un solo incidente?

## The view of one
incident-number = Incidente { $id }
incident-mark = { $n ->
    [1] Incidente { $id }, 1 ticket
   *[other] Incidente { $id }, { $n } ticket
}
incident-member = { $n ->
    [0] Incidente { $id }, nessun altro ticket
    [1] Incidente { $id } con 1 altro ticket
   *[other] Incidente { $id } con altri { $n } ticket
}
incident-grouped-by = Raggruppato da { $who }, { $time }
incident-leave = Togli #{ $id } dall’incidente
incident-dissolved = L’incidente { $id } è stato sciolto. I suoi ticket e messaggi restano.

## One answer to all
answer-all = { $n ->
    [1] Rispondi a quello aperto
   *[other] Rispondi a tutti e { $n }
}
answer-hint = { $n ->
    [0] Tutti i ticket di questo incidente sono chiusi.
    [1] Chi ha segnalato lo legge nel suo ticket, come ogni altro messaggio.
   *[other] Ognuna delle { $n } persone lo legge nel proprio ticket, come ogni altro messaggio.
}
answered = { $n ->
    [1] 1 conversazione l’ha ricevuto.
   *[other] { $n } conversazioni l’hanno ricevuto.
}
answered-closed = { $n ->
    [1] Nel frattempo 1 ticket è stato chiuso.
   *[other] Nel frattempo { $n } ticket sono stati chiusi.
}
answer-too-much = Ha scritto molto in poco tempo. Non è stato inviato nulla; riprovi tra { $seconds } s.
answer-not-everywhere = Non tutte le conversazioni lo hanno ancora. Riprovi: va solo a quelle in cui manca.
answer-dissolved = Nel frattempo questo incidente è stato sciolto. Il Suo testo resta qui.
