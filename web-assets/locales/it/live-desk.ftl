# What the scripts of the helpdesk's pages say: assigning, many at once, canned replies, notifications, incidents.

## Who has a ticket
name-you = { $who } (Lei)
assign-nobody = Nessuno
answering-one = { $who } sta rispondendo
answering-two = { $who } e { $other } stanno rispondendo
answering-many = { $who } e altri { $n } stanno rispondendo
looks-one = { $who } sta guardando questo ticket
looks-two = { $who } e { $other } stanno guardando questo ticket
looks-many = { $who } e altri { $n } stanno guardando questo ticket
send-close-slow = #{ $id } sarà chiuso appena la Sua risposta sarà inviata. Fino ad allora tenga aperta questa pagina.
send-close-unsent = La Sua risposta non è stata inviata, quindi #{ $id } non è stato chiuso.
send-close-done = La Sua risposta è inviata e #{ $id } è chiuso.
send-close-refused = La Sua risposta è inviata, ma #{ $id } non è stato chiuso: { $why }.

## Many at once
tick-one = Seleziona #{ $id }
ticked = { $n ->
    [one] { $n } selezionato
   *[other] { $n } selezionati
}
most-ticked = Si possono selezionare al massimo { $most } ticket alla volta.
close-ask = { $n ->
    [1] Chiudere questo ticket?
   *[other] Chiudere { $n } ticket?
}
close-ask-text = Un ticket chiuso non accetta più nulla, e nessuno può riaprirlo.
close-ask-yes = { $n ->
    [1] Chiudi
   *[other] Chiudi { $n } ticket
}
bulk-doing-take = Presa in carico: { $done } di { $all }…
bulk-doing-close = Chiusura: { $done } di { $all }…
bulk-doing-category = Spostamento: { $done } di { $all }…
bulk-all-take = { $n ->
    [1] 1 ticket è stato preso.
   *[other] { $n } ticket sono stati presi.
}
bulk-all-close = { $n ->
    [1] 1 ticket è stato chiuso.
   *[other] { $n } ticket sono stati chiusi.
}
bulk-all-category = { $n ->
    [1] 1 ticket è stato spostato.
   *[other] { $n } ticket sono stati spostati.
}
bulk-none-take = { $n ->
    [1] Il ticket non è stato preso.
   *[other] Nessuno dei { $n } ticket è stato preso.
}
bulk-none-close = { $n ->
    [1] Il ticket non è stato chiuso.
   *[other] Nessuno dei { $n } ticket è stato chiuso.
}
bulk-none-category = { $n ->
    [1] Il ticket non è stato spostato.
   *[other] Nessuno dei { $n } ticket è stato spostato.
}
bulk-some-take = { $n ->
    [1] 1 ticket su { $all } è stato preso.
   *[other] { $n } ticket su { $all } sono stati presi.
}
bulk-some-close = { $n ->
    [1] 1 ticket su { $all } è stato chiuso.
   *[other] { $n } ticket su { $all } sono stati chiusi.
}
bulk-some-category = { $n ->
    [1] 1 ticket su { $all } è stato spostato.
   *[other] { $n } ticket su { $all } sono stati spostati.
}
bulk-refused = #{ $id }: { $why }.
bulk-closed-already = #{ $id } è già chiuso.
bulk-taken-by = #{ $id } è stato preso da { $who }.
bulk-taken-by-somebody = #{ $id } è stato preso da qualcun altro.

## Canned replies. $word and $words are shortcuts and placeholders, as they were written.
canned-missing = Le risposte pronte non sono qui: { $why }.
canned-none = Non c’è ancora nessuna risposta pronta.
canned-count = { $n ->
    [one] { $n } risposta pronta
   *[other] { $n } risposte pronte
}
replies-unread = Non è stato possibile leggerle: { $why }.
replies-full = Ci sono già { $most } risposte. Prima ne elimini una.
reply-new = Nuova risposta
reply-changing = Modifica { $word }
reply-saved = { $word } è salvato.
reply-deleted = { $word } è eliminato.
reply-empty = Ci vuole un testo con cui rispondere.
reply-long = Una risposta ha al massimo { $most } caratteri, questa ne ha { $chars }.
shortcut-needed = Serve una scorciatoia: una parola.
shortcut-word = Una scorciatoia è una parola di lettere, cifre, - o _.
shortcut-long = Una scorciatoia ha al massimo { $most } caratteri, questa ne ha { $chars }.
shortcut-taken = Dietro { $word } c’è già un’altra risposta.
gap-one = Non è stato possibile compilare { $word }. Lo scriva Lei.
gap-many = Non è stato possibile compilare { $words }. Li scriva Lei.

## Notifications
notices-https = Questo browser mostra le notifiche solo tramite https.
notices-blocked = Questo browser le blocca. Si possono riattivare nelle sue impostazioni per questo sito.
news-opened = Nuovo ticket #{ $id } da { $who }
news-wrote = { $who } ha scritto in #{ $id }
news-opened-many = { $n } nuovi ticket
news-wrote-many = { $n } nuovi messaggi nei Suoi ticket
news-many = { $n } novità
news-many-body = Nuovi ticket: { $opened }. Nuovi messaggi nei Suoi ticket: { $wrote }.
