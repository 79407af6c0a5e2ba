## Überall
verbatim = { $text }
moment = { $at }
list-and = { $rest } und { $last }
title = { $name } · Helpdesk
skip = Zum Inhalt springen
language-of-page = Sprache: { $name }
language-choose = Sprache wählen
my-tickets = Meine Tickets
all-tickets = Alle Tickets
new-ticket = Neues Ticket
to-the-queue = Zur Warteschlange
to-the-entry = Zur Startseite
queue = Warteschlange
analytics = Auswertung
analytics-short = Zahlen
ticket = Ticket
ticket-number = Ticket { $id }
category = Kategorie
all-categories = Alle Kategorien
building = Gebäude
all-buildings = Alle Gebäude
room = Raum
place = Ort
show = Anzeigen
show-more = Mehr anzeigen
edit = Bearbeiten
cancel = Abbrechen
discard = Verwerfen
retry = Noch einmal
try-now = Jetzt versuchen
close-dialog = Schließen
clear-filters = Zurücksetzen
unread = ungelesen
waiting = wartet { $time }
waiting-word = wartet
with = bei { $who }
with-word = bei
switch = Wechseln
switch-role = Rolle oder Namen wechseln
as-of = Stand { $time }
none = keine

## Die Startseite
title-entry = Campus-Helpdesk
entry-title = Funktioniert auf dem Campus etwas nicht?
entry-lead = Sagen Sie es uns mit Ihren eigenen Worten. Jemand antwortet Ihnen hier, und Sie können die Seite in der Zwischenzeit schließen.
back-to-where = Zurück, wo Sie waren
your-name = Ihr Name
name-hint = Wird auf diesem Gerät gemerkt. Sie können ihn später ändern.
fault-name = Ein Name muss 1 bis { $most } Zeichen haben.
door-user = Ich brauche Hilfe
door-user-hint = Ein Problem melden, Tickets verfolgen
door-staff = Helpdesk-Team
door-staff-hint = Anfragen beantworten, Zahlen ansehen
trust = Es gibt kein Passwort. Wer diese Adresse erreicht, kann als Helpdesk eintreten; deshalb gehört sie ins Campusnetz oder hinter Ihren Anmelde-Proxy.

## Die Listen
nothing-reported = Sie haben noch nichts gemeldet.
open-and-active = Offen und aktiv auf dem Campus
all-is-well = Niemand wartet. Auf dem Campus ist alles in Ordnung.
what-is-wrong = Was ist nicht in Ordnung, und wo?
send-to-helpdesk = An den Helpdesk senden
needs-script-sending = Zum Senden ist JavaScript nötig.

## Ein Ticket
title-ticket = #{ $id } · Helpdesk
title-closed-ticket = #{ $id } geschlossen · Helpdesk
closed-by-helpdesk = Dieses Ticket wurde vom Helpdesk geschlossen.
closed-kept = Das Gespräch bleibt aufgehoben, aber nur der Helpdesk kann es jetzt lesen.
conversation = Gespräch
show-earlier = Frühere Nachrichten anzeigen
new = Neu
message = Nachricht
hint-requester = An die meldende Person schreiben
hint-helpdesk = An den Helpdesk schreiben
reply-or-note = Antwort oder interne Notiz
draft-saved = Entwurf gespeichert
key-sends = { $key } sendet
needs-script-conversation = Das Gespräch wird von einem Skript angezeigt. Bitte erlauben Sie JavaScript.
needs-script-writing = Zum Schreiben ist hier JavaScript nötig, zum Lesen nicht.
ticket-is-closed = Dieses Ticket ist geschlossen.
you-were-writing = Sie schrieben gerade: { $text }
opened-this-at = meldete dies: { $time }
description = Beschreibung
conflict-title = Jemand hat das gleichzeitig bearbeitet
conflict-yours = Ihre Fassung, nicht gespeichert
keep-theirs = Die andere behalten
edit-both = Beide zusammen bearbeiten
save-mine = Meine speichern
history-title = Wie sich die Beschreibung verändert hat
correct-the-category = Kategorie korrigieren

## Der Arbeitsplatz
views = Ansichten
way-open = Offen
way-mine = Aktiv, meine
way-mine-short = Meine
way-active = Aktiv, alle
way-active-short = Aktiv
way-closed = Geschlossen
shortcuts = Tastenkürzel
status = Status
sort = Sortierung
filters = Filter
remove-filter = Filter entfernen
list-width = Breite der Liste
view-open = Offen
view-mine = Aktiv, meine
view-active = Aktiv
view-unclosed = Offen oder aktiv
view-closed = Geschlossen
view-all = Alle
sort-waiting = Wartezeit
sort-newest = Neueste
sort-oldest = Älteste
sort-updated = Aktivität
chip-opened-since = Gemeldet seit { $time }
chip-opened-before = Gemeldet vor { $time }
chip-found = Erkannt: { $category }
chip-corrected = Korrigiert
chip-not-corrected = Nicht korrigiert
chip-closed-since = Geschlossen seit { $time }
chip-closed-before = Geschlossen vor { $time }
chip-unclosed-at = Nicht geschlossen um { $time }
chip-answered = Beantwortet
chip-unanswered = Nicht beantwortet
chip-stars = { $n ->
    [1] 1 Stern
   *[other] { $n } Sterne
}
chip-weekday = An einem { $day ->
    [1] Montag
    [2] Dienstag
    [3] Mittwoch
    [4] Donnerstag
    [5] Freitag
    [6] Samstag
   *[7] Sonntag
}
chip-hour = Von { $from } bis { $to }
chip-nowhere = Ohne Gebäude
nothing-fits = Kein Ticket passt.
empty-open = Niemand wartet.
empty-mine = Sie arbeiten an keinem Ticket.
empty-active = An keinem Ticket wird gearbeitet.
empty-unclosed = Es bleibt nichts zu tun.
empty-closed = Noch wurde kein Ticket geschlossen.
empty-all = Noch wurde kein Ticket eröffnet.
draft = Entwurf
please-check = Bitte prüfen
choose-a-ticket = Wählen Sie ein Ticket aus der Liste.
back-to-queue = Zurück zur Warteschlange
back-to-thread = Zurück zum Gespräch
about-ticket = Über dieses Ticket
details = Einzelheiten
hide-details = Einzelheiten ausblenden
opened = Eröffnet
modified = Geändert
not-yet = noch nicht

## Die Tasten
keys-title = Tastatur
keys-move = Bewegen
keys-next = Nächstes, voriges Ticket
keys-open = Öffnen
keys-back = Zurück
keys-act = Handeln
keys-take = Übernehmen
keys-close = Schließen
keys-note = Notiz
keys-write = Schreiben
keys-new-line = Neue Zeile
keys-go = Gehen zu
keys-sheet = Diese Übersicht

## Abgelehnte Seiten
problem-forbidden = Diese Seite ist für den Helpdesk
problem-forbidden-cause = Sie sind als jemand eingetreten, der Hilfe braucht. Wechseln Sie auf der Startseite, wenn Sie hier arbeiten.
problem-nothing = Unter dieser Adresse gibt es nichts
problem-nothing-cause = Vielleicht ist die Nummer vertippt, oder das Ticket ist nicht für Sie bestimmt.
problem-senseless = Diese Adresse ergibt keinen Sinn
problem-senseless-cause = Etwas darin ist nicht, was es sein sollte. Nichts wurde geändert.
problem-crowd = Zu viele auf einmal
problem-crowd-cause = Viele Menschen aus Ihrem Netz sind in derselben Minute eingetreten. Gehen Sie zurück und versuchen Sie es gleich noch einmal.
problem-unreachable = Der Helpdesk ist gerade nicht erreichbar
problem-unreachable-cause = Die Datenbank antwortet nicht. Was Sie gesendet haben, ist sicher; versuchen Sie es gleich noch einmal.
problem-broken = Bei uns ist etwas kaputtgegangen
problem-broken-cause = Nichts von Ihnen ist verloren. Wenn es wieder geschieht, nennen Sie uns die Nummer unten.
