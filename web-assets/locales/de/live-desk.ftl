# What the scripts of the helpdesk's pages say: assigning, many at once, canned replies, notifications, incidents.

## Who has a ticket
name-you = { $who } (Sie)
assign-nobody = Niemand
answering-one = { $who } antwortet gerade
answering-two = { $who } und { $other } antworten gerade
answering-many = { $who } und { $n } andere antworten gerade
looks-one = { $who } sieht sich das an
looks-two = { $who } und { $other } sehen sich das an
looks-many = { $who } und { $n } andere sehen sich das an
send-close-slow = #{ $id } wird geschlossen, sobald Ihre Antwort gesendet ist. Lassen Sie diese Seite bis dahin offen.
send-close-unsent = Ihre Antwort wurde nicht gesendet, deshalb wurde #{ $id } nicht geschlossen.
send-close-done = Ihre Antwort ist gesendet und #{ $id } ist geschlossen.
send-close-refused = Ihre Antwort ist gesendet, aber #{ $id } wurde nicht geschlossen: { $why }.

## Many at once
tick-one = #{ $id } auswählen
ticked = { $n } ausgewählt
most-ticked = Höchstens { $most } Tickets können auf einmal ausgewählt werden.
close-ask = { $n ->
    [1] Dieses Ticket schließen?
   *[other] { $n } Tickets schließen?
}
close-ask-text = Ein geschlossenes Ticket nimmt nichts mehr an, und niemand kann es wieder öffnen.
close-ask-yes = { $n ->
    [1] Schließen
   *[other] { $n } Tickets schließen
}
bulk-doing-take = Übernommen: { $done } von { $all } …
bulk-doing-close = Geschlossen: { $done } von { $all } …
bulk-doing-category = Verschoben: { $done } von { $all } …
bulk-all-take = { $n ->
    [1] 1 Ticket wurde übernommen.
   *[other] { $n } Tickets wurden übernommen.
}
bulk-all-close = { $n ->
    [1] 1 Ticket wurde geschlossen.
   *[other] { $n } Tickets wurden geschlossen.
}
bulk-all-category = { $n ->
    [1] 1 Ticket wurde verschoben.
   *[other] { $n } Tickets wurden verschoben.
}
bulk-none-take = { $n ->
    [1] Das Ticket wurde nicht übernommen.
   *[other] Keines der { $n } Tickets wurde übernommen.
}
bulk-none-close = { $n ->
    [1] Das Ticket wurde nicht geschlossen.
   *[other] Keines der { $n } Tickets wurde geschlossen.
}
bulk-none-category = { $n ->
    [1] Das Ticket wurde nicht verschoben.
   *[other] Keines der { $n } Tickets wurde verschoben.
}
bulk-some-take = { $n ->
    [1] 1 von { $all } Tickets wurde übernommen.
   *[other] { $n } von { $all } Tickets wurden übernommen.
}
bulk-some-close = { $n ->
    [1] 1 von { $all } Tickets wurde geschlossen.
   *[other] { $n } von { $all } Tickets wurden geschlossen.
}
bulk-some-category = { $n ->
    [1] 1 von { $all } Tickets wurde verschoben.
   *[other] { $n } von { $all } Tickets wurden verschoben.
}
bulk-refused = #{ $id }: { $why }.
bulk-closed-already = #{ $id } ist schon geschlossen.
bulk-taken-by = #{ $id } wurde von { $who } übernommen.
bulk-taken-by-somebody = #{ $id } wurde von jemand anderem übernommen.

## Canned replies. $word and $words are shortcuts and placeholders, as they were written.
canned-missing = Die Textbausteine sind nicht da: { $why }.
canned-none = Es gibt noch keinen Textbaustein.
canned-count = { $n ->
    [one] { $n } Textbaustein
   *[other] { $n } Textbausteine
}
replies-unread = Sie konnten nicht gelesen werden: { $why }.
replies-full = Es gibt schon { $most } Textbausteine. Löschen Sie zuerst einen.
reply-new = Neuer Textbaustein
reply-changing = { $word } ändern
reply-saved = { $word } ist gespeichert.
reply-deleted = { $word } ist gelöscht.
reply-empty = Ohne Text kann man nicht antworten.
reply-long = Ein Textbaustein hat höchstens { $most } Zeichen, dieser hat { $chars }.
shortcut-needed = Ein Kürzel wird gebraucht: ein Wort.
shortcut-word = Ein Kürzel ist ein Wort aus Buchstaben, Ziffern, - oder _.
shortcut-long = Ein Kürzel hat höchstens { $most } Zeichen, dieses hat { $chars }.
shortcut-taken = Hinter { $word } steht schon ein anderer Textbaustein.
gap-one = { $word } konnte nicht ausgefüllt werden. Bitte schreiben Sie es selbst.
gap-many = { $words } konnten nicht ausgefüllt werden. Bitte schreiben Sie sie selbst.

## Notifications
notices-https = Dieser Browser zeigt Benachrichtigungen nur über https.
notices-blocked = Dieser Browser soll sie blockieren. In seinen Einstellungen für diese Seite lassen sie sich wieder erlauben.
news-opened = Neues Ticket #{ $id } von { $who }
news-wrote = { $who } hat in #{ $id } geschrieben
news-opened-many = { $n } neue Tickets
news-wrote-many = { $n } neue Nachrichten in Ihren Tickets
news-many = { $n } Neuigkeiten
news-many-body = Neue Tickets: { $opened }. Neue Nachrichten in Ihren Tickets: { $wrote }.
