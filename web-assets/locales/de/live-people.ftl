# What scripts say beside the conversation: who is there, who has read, files, place in line, ratings.

## Who is there, and who has read
nobody = niemandem
typing-one = { $who } schreibt …
typing-two = { $who } und { $other } schreiben …
typing-many = { $names } und { $n } weitere schreiben …
looking-one = { $who } sieht sich das auch an
looking-two = { $who } und { $other } sehen sich das auch an
looking-many = { $names } und { $n } weitere sehen sich das auch an
seen-by = Gelesen von { $who }
seen-by-helpdesk = Vom Helpdesk gelesen
ago-time = vor { $time }

## Files
size-kb = { $n } KB
size-mb = { $n } MB
file-state-reading = Wird vorbereitet
file-state-waiting = Wartet, bis es dran ist
file-state-uploading = Unterwegs
file-state-ready = Bereit zum Senden
file-progress = { $name }: Fortschritt
file-cancel = { $name } abbrechen
file-remove = { $name } entfernen
file-empty = Diese Datei ist leer.
file-kinds = Nur Bilder (PNG, JPEG, GIF, WebP), PDF und einfacher Text können gesendet werden.
file-larger = Diese Datei ist größer als { $most }; mehr kann nicht gesendet werden.
file-too-large = Diese Datei ist zu groß.
file-not-what-it-says = Der Inhalt passt nicht zum Namen: Nur Bilder, PDF und einfacher Text können gesendet werden.
file-ticket-closed = Das Ticket wurde inzwischen geschlossen.
file-ticket-gone = Das Ticket ist für Sie nicht mehr hier.
file-offline = Keine Verbindung. Es wird noch einmal versucht.
file-tried-again = { $why }. Es wird noch einmal versucht.
picture-unreadable = Dieses Bild kann hier nicht gelesen werden. Speichern Sie es als JPEG oder PNG und versuchen Sie es noch einmal.
too-many-files = Eine Nachricht hat höchstens { $most } Dateien. Senden Sie die übrigen in einer zweiten.
files-on-their-way = Ihr Ticket ist beim Helpdesk. Die Dateien sind unterwegs.
picture-of = { $n } von { $all }
refused-invalid-attachments = Eine der Dateien ist nicht mehr da, wählen Sie sie noch einmal aus

## A user's own ticket
line-place = Platz { $n } in der Warteschlange
line-place-usually = Platz { $n } in der Warteschlange, meist { $time }
under-a-minute = unter einer Minute
follow-up-of = Folgeticket zu #{ $id }
stars-of = { $n } von 5 Sternen
rating-given = Sie haben { $n } von 5 Sternen gegeben.
rating-thanks = Vielen Dank. Sie haben { $n } von 5 Sternen gegeben.
rating-offline = Sie sind offline. Tippen Sie noch einmal, wenn Sie wieder online sind.
rating-forbidden = Das kann nur sagen, wer es gemeldet hat.
rating-already = Es wurde schon bewertet.
rating-busy = Der Helpdesk kann es gerade nicht annehmen. Tippen Sie gleich noch einmal.
similar-near = { $n ->
    [1] 1 offenes Ticket in der Nähe von { $place }: Ist es dieses?
   *[other] { $n } offene Tickets in der Nähe von { $place }: Ist es eines davon?
}
similar-sounds = { $n ->
    [1] 1 offenes Ticket klingt ähnlich: Ist es dieses?
   *[other] { $n } offene Tickets klingen ähnlich: Ist es eines davon?
}

## What waits on this device
device-full = Dieses Gerät hat keinen Platz, um aufzuheben, was Sie schreiben. Lassen Sie diese Seite offen, bis es gesendet ist.
given-back-unsure = { $n ->
    [1] Was Sie vor dem Verlassen geschrieben haben, wurde vielleicht nicht gesendet. Es steht wieder in seinem Feld.
   *[other] { $n } Texte, die Sie vor dem Verlassen geschrieben haben, wurden vielleicht nicht gesendet. Sie stehen wieder in ihren Feldern.
}

## Lists and what was found
total-or-more = { $n }+
found-in-message = In einer Nachricht:
found-in-note = In einer internen Notiz:
