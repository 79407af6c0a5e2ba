# What templates say on the pages of whoever needs help, beside pages.ftl.

## The lists
search = Suchen
search-tickets = Tickets durchsuchen
nothing-of-yours-open = Von Ihnen ist nichts offen.
recently-closed = Vor Kurzem geschlossen
similar-tickets = Ähnliche Tickets
unfollow = Zu einem eigenen Ticket machen

## A ticket
start-follow-up = Folgeticket eröffnen
was-it-solved = Ist es für Sie gelöst?
line-title = Platz in der Warteschlange
line-may-close = Sie können die Seite schließen; das Ticket wartet.

## Files
attach-file = Datei anhängen
add-photo = Foto hinzufügen
files-to-send = Zu sendende Dateien
parcels = Nachrichten, die auf ihre Dateien warten
parcel-waits = Geht hinaus, wenn die Dateien da sind.
save-file = Speichern
picture-before = Voriges Bild
picture-after = Nächstes Bild

## Installed and offline
app-description = Melden Sie, was auf dem Campus nicht funktioniert, und sprechen Sie mit denen, die es reparieren.
offline = Offline
offline-kept = Sie sind offline. Was Sie geschrieben haben, ist aufgehoben und wird gesendet.
offline-comes-back = Die Seite kommt von selbst zurück, sobald der Helpdesk erreichbar ist.
