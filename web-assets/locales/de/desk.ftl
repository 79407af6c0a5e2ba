# What templates say to the helpdesk beside pages.ftl: tools of the queue, incidents, posters.

## Rows and many at once
typing-row = schreibt …
looked-at-by = angesehen von
sort-best = Relevanz
ticked-tickets = Ausgewählte Tickets
untick-all = Auswahl aufheben
new-category = Neue Kategorie
hide-this = Ausblenden
keys-tick = Auswählen
keys-tick-to = Bis hierher auswählen

## Details
assigned-to = Zugewiesen an
assign-to = Zuweisen an
assign-to-me = Mir zuweisen
change = Ändern
change-assigned = Ändern, wem es zugewiesen ist
follows = Folgt auf
followed-by = Gefolgt von
rated = Bewertet
on-the-door = An der Tür
poster = QR-Aushang

## Writing
send-and-close = Senden und schließen
canned-reply = Textbaustein
canned-replies = Textbausteine
edit-replies = Textbausteine bearbeiten
reply-shortcut = Kürzel
reply-hint = Wird beim Verwenden ausgefüllt: { "\u007B" }name{ "\u007D" }, { "\u007B" }ticket{ "\u007D" }, { "\u007B" }building{ "\u007D" } und { "\u007B" }room{ "\u007D" }.
reply-delete-sure = Für alle löschen?
delete = Löschen
keep-it = Behalten

## Notifications
notices = Benachrichtigungen
notices-what = Über neue Tickets und über neue Nachrichten in Ihren eigenen. Was Sie gerade ansehen, wird nicht gemeldet. Das gilt für diesen Browser.
notices-show = Eine Benachrichtigung zeigen
notices-sound = Einen Ton abspielen

## Incidents
incident = Störung
group = Zusammenfassen
not-now = Jetzt nicht
incident-tickets = Tickets dieser Störung
incident-to-all = Eine Nachricht an alle
incident-dissolve = Auflösen …
incident-dissolve-now = Störung auflösen
incident-sure = Die Tickets und ihre Nachrichten bleiben. Nur die Zusammenfassung verschwindet.
incident-nothing-near = Kein anderes offenes oder aktives Ticket ist in diesem Gebäude oder von dieser Kategorie.

## Posters
posters = QR-Aushänge
posters-lead = Wer einen Code scannt, schreibt ein Ticket, in dem der Ort schon steht. Die Codes führen zu { $address }.
posters-local = Telefone erreichen diese Adresse nicht, sie gilt nur auf diesem Rechner. Setzen Sie HELPDESK_ORIGINS auf die Adresse des Helpdesks, bevor Sie drucken.
posters-places = Orte, die häufigsten zuerst
posters-no-place = Noch kein Ticket nennt einen Ort. Schreiben Sie unten einen.
posters-another = Ein anderes Gebäude
posters-size = Größe
posters-one = Einer je Seite
posters-four = Vier je Seite
posters-show = Aushänge zeigen
print = Drucken
posters-left-out = Ein Bogen hat höchstens { $most } Aushänge. { $n } weitere fehlen; drucken Sie sie auf einem anderen Bogen.
posters-sheet = Aushänge
posters-choose = Wählen Sie Orte aus der Liste.
poster-ask = Funktioniert hier etwas nicht?
poster-code = QR-Code der Adresse darunter
poster-how = Scannen Sie den Code und sagen Sie, was nicht stimmt. Jemand vom Helpdesk antwortet Ihnen.
