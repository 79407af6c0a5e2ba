## Kategorien und Status
category-facility_management = Gebäudemanagement
category-technical_it = Technik und IT
category-services_complaints = Service und Beschwerden
short-facility_management = Gebäude
short-technical_it = Technik/IT
short-services_complaints = Service
status-open = Offen
status-active = Aktiv
status-closed = Geschlossen
category-unsure = { $category }, bitte prüfen
count = { $n }
percent = { $n } %

## Zeiten
age-now = jetzt
age-minutes = { $n } Min.
age-hours = { $n } Std.
age-days = { $n } T.
today = Heute
yesterday = Gestern
date-and-time = { $date }, { $time }
date-short = { $day }. { $month }
date-short-year = { $day }. { $month } { $year }
date-long = { $weekday }, { $day }. { $month }
date-long-year = { $weekday }, { $day }. { $month } { $year }
weekday = { $day ->
    [0] Sonntag
    [1] Montag
    [2] Dienstag
    [3] Mittwoch
    [4] Donnerstag
    [5] Freitag
   *[6] Samstag
}
month-short = { $month ->
    [1] Jan.
    [2] Feb.
    [3] März
    [4] Apr.
    [5] Mai
    [6] Juni
    [7] Juli
    [8] Aug.
    [9] Sept.
    [10] Okt.
    [11] Nov.
   *[12] Dez.
}
month-long = { $month ->
    [1] Januar
    [2] Februar
    [3] März
    [4] April
    [5] Mai
    [6] Juni
    [7] Juli
    [8] August
    [9] September
    [10] Oktober
    [11] November
   *[12] Dezember
}

## Die Warteschlange
title-open = Offen · Helpdesk
title-mine = Aktiv, meine · Helpdesk
title-active = Aktiv · Helpdesk
title-unclosed = Offen und aktiv · Helpdesk
title-closed = Geschlossen · Helpdesk
title-all = Alle Tickets · Helpdesk
title-counted = ({ $n }) { $title }
counted-open = { $n } offen
counted-mine = { $n } aktiv, meine
counted-active = { $n } aktiv
counted-unclosed = { $n } offen oder aktiv
counted-closed = { $n } geschlossen
counted-all = { $n } insgesamt
new-above = { $n } neu
moved-above = { $n } verschoben
last-of-helpdesk = Helpdesk: { $text }
no-such-ticket = Ein Ticket #{ $id } gibt es nicht.
place-not-told = nicht angegeben
nobody-yet = noch niemand
set-by-helpdesk = vom Helpdesk festgelegt
place-changed = Inzwischen hat jemand den Ort geändert: { $place }. Speichern Sie noch einmal, um das zu ersetzen.
no-place = kein Ort

## Die Kategorie, vermutet und korrigiert
guess-unsure = bitte prüfen
guess-because = wegen { $words }
guess-unsure-because = bitte prüfen: { $words }
correct-category-of = Kategorie von #{ $id } korrigieren
category-stays = #{ $id } bleibt bei { $category }.
category-went = #{ $id } gehört jetzt zu { $category }. Die nächste Vermutung weiß das.
category-moved = Inzwischen hat jemand #{ $id } nach { $category } verschoben. Dabei bleibt es.
category-back = #{ $id } gehört wieder zu { $category } und gilt als geprüft.
category-slow = #{ $id }: wird noch gesendet. Es geht hinaus, sobald eine Verbindung besteht.
undo = Rückgängig

## Das Gespräch
helpdesk = Helpdesk
by-at = { $who } · { $time }
new-below = { $n } neu
reply = Antwort
internal-note = Interne Notiz
send = Senden
add-note = Notiz anlegen
hint-note = Das liest nur der Helpdesk
save = Speichern
saving = Wird gespeichert …
open = Öffnen
you = Sie
too-many-characters = Höchstens { $most } Zeichen, hier sind es { $chars }.
too-many-bytes = Das braucht mehr Platz, als eine Nachricht hat. Bitte senden Sie es in zwei Teilen.
outbox-full = Es wartet zu viel auf den Versand. Ihr Text bleibt hier.
held-back-rate = Sie haben in kurzer Zeit viel geschrieben. Es geht in { $seconds } s hinaus.
held-back-busy = Der Helpdesk kann es gerade nicht annehmen. Neuer Versuch in { $seconds } s.
delivery-queued = Wartet (offline)
delivery-sending = Wird gesendet …
delivery-sent = Gesendet { $time }
delivery-failed = Nicht gesendet
delivery-failed-because = Nicht gesendet: { $why }
conversation-not-loaded = Das Gespräch konnte nicht geladen werden
conversation-cause = { $why }. Ihr Entwurf bleibt erhalten.
request = Anfrage { $request }
edited-at = Bearbeitet { $time }
edited-times = { $n ->
    [1] Einmal bearbeitet, { $time }
    [2] Zweimal bearbeitet, { $time }
   *[other] { $n }-mal bearbeitet, { $time }
}
saved-while-editing = { $who } hat inzwischen eine Änderung gespeichert. Beim Speichern sehen Sie beide.
conflict-said = { $who } hat um { $time } eine Änderung gespeichert, während Sie schrieben. Nichts geht verloren: Wählen Sie eine Fassung, oder verbinden Sie beide.
conflict-said-somebody = Jemand hat eine Änderung gespeichert, während Sie schrieben. Nichts geht verloren: Wählen Sie eine Fassung, oder verbinden Sie beide.
saved-by = Gespeichert von { $who }
saved-meanwhile = Inzwischen gespeichert
as-opened = Wie ursprünglich gemeldet
place-was = Ort: { $place }
step-take = Übernehmen
step-taking = Wird übernommen …
step-close = Schließen
step-closing = Wird geschlossen …
ago-seconds = vor { $seconds } s
faster-somebody = Jemand war schneller. Ihr Entwurf bleibt erhalten.
faster-taken = { $when } von { $who } übernommen. Ihr Entwurf bleibt erhalten.
faster-closed = { $when } von { $who } geschlossen. Ihr Entwurf bleibt erhalten.

## Was geschah, als Zeile des Gesprächs
event-opened = Kategorie { $category } aus den Worten, { $n } %
event-taken = { $who } hat dieses Ticket übernommen
event-closed = { $who } hat dieses Ticket geschlossen
event-category = { $who } hat die Kategorie in { $category } geändert
event-category-confirmed = { $who } hat die Kategorie { $category } bestätigt
event-put-back = { $who } hat das Ticket zurückgelegt, jetzt hat es niemand
event-works = { $who } arbeitet jetzt daran
event-given = { $who } hat es an { $to } übergeben
event-description = { $who } hat die Beschreibung bearbeitet
event-place = { $who } hat den Ort in { $place } geändert
event-place-removed = { $who } hat den Ort entfernt
event-other = { $who } { $what }

## Ein neues Ticket
description-empty = Ein paar Worte genügen, aber ganz ohne geht es nicht.
kept-on-device = Auf diesem Gerät aufgehoben. Es wird gesendet, sobald Sie online sind.
ticket-arrived = Ticket #{ $id } ist jetzt beim Helpdesk.
given-back = { $n ->
    [1] Was Sie vor dem Verlassen geschrieben haben, wurde nicht gesendet. Es steht wieder in seinem Feld.
   *[other] { $n } Texte, die Sie vor dem Verlassen geschrieben haben, wurden nicht gesendet. Sie stehen wieder in ihren Feldern.
}

## Die Verbindung
banner-ended = Die Verbindung wurde wegen eines Fehlers beendet. Laden Sie die Seite neu, um fortzufahren.
banner-offline = Sie sind offline. Was Sie schreiben, wartet hier.
banner-reconnecting = Verbindung wird wiederhergestellt
banner-reconnecting-in = in { $seconds } s …
banner-back = { $n ->
    [0] Wieder online
    [1] Wieder online, 1 Nachricht empfangen
   *[other] Wieder online, { $n } Nachrichten empfangen
}
live = Aktuell
live-stale = Veraltet, Verbindung wird gesucht
period-whole-number = Geben Sie eine ganze Zahl von 1 bis { $most } ein.
period-most-hours = Höchstens { $most } Stunden: Das sind zehn Jahre.
period-most-days = Höchstens { $most } Tage: Das sind zehn Jahre.

## Warum etwas abgelehnt wurde
refused = Es wurde abgelehnt
refused-offline = Der Helpdesk ist nicht erreichbar
refused-busy = Zu viel auf einmal, nichts wurde ausgeführt, versuchen Sie es noch einmal
refused-unavailable = Die Datenbank ist nicht erreichbar, versuchen Sie es noch einmal
refused-timeout = Die Datenbank hat nicht rechtzeitig geantwortet, versuchen Sie es noch einmal
refused-rate_limited = Zu viel in kurzer Zeit, versuchen Sie es gleich noch einmal
refused-internal = Bei uns ist etwas kaputtgegangen
refused-bad_frame = Browser und Helpdesk verstehen einander nicht, laden Sie die Seite neu
refused-bad_transition = Das Ticket ist inzwischen weiter
refused-cid_conflict = Das wurde schon mit anderem Inhalt gesendet
refused-stale_base = Es wurde inzwischen geändert
refused-unsupported_media = Diese Art von Datei wird nicht angenommen
refused-closed = Dieses Ticket ist geschlossen
refused-forbidden = Das darf nur der Helpdesk
refused-not_found = Dieses Ticket ist für Sie nicht mehr hier
refused-too_large = Das ist zu lang
refused-unauthenticated = Sie sind nicht mehr angemeldet
refused-invalid = Etwas darin ist nicht, wie es sein soll
refused-invalid-description = Die Beschreibung muss 1 bis 10.000 Zeichen haben
refused-invalid-body = Eine Nachricht muss 1 bis 16.000 Zeichen haben
refused-invalid-building = Das Gebäude muss 1 bis 80 Zeichen haben
refused-invalid-room = Der Raum muss 1 bis 40 Zeichen haben
