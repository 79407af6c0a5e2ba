## Der Kopf
period = Zeitraum
hours = { $n } Std.
days = { $n } T.
minutes = { $n } Min.
seconds = { $n } s
own-period = Eigener …
own-period-fault = Geben Sie eine ganze Zahl ein: 1 bis 87.600 Stunden oder 1 bis 3.650 Tage.
the-last = Die letzten
a-whole-number = Eine ganze Zahl
unit = Einheit
unit-hours = Stunden
unit-days = Tage
analyses = Auswertungen
no-analysis = Keine Auswertung ist gewählt.
show-all = Alle anzeigen
stale-since = Veraltet seit { $time }, wird neu abgefragt
analysis-down = Diese Auswertung läuft nicht
analysis-down-cause = Der Dienst { $worker } antwortet nicht. Die anderen Karten sind aktuell, und diese kommt von selbst zurück.
csv = CSV
wall-screen = Wandbildschirm
wall-leave = Wandbildschirm verlassen
wall-over = Die Sitzung dieses Bildschirms ist beendet. Die Zahlen stehen still.
wall-enter = Neu anmelden
table = Tabelle
all = Alle
tickets = Tickets
tickets-head = Tickets
part = Teil
month = Monat
months-in = Monate in { $zone }
no-duration = –
percent-under = unter { $n } %
percent-over = über { $n } %
month-initial = { $month ->
    [1] J
    [2] F
    [3] M
    [4] A
    [5] M
    [6] J
    [7] J
    [8] A
    [9] S
    [10] O
    [11] N
   *[12] D
}
month-head = { $month ->
    [1] Jan
    [2] Feb
    [3] Mär
    [4] Apr
    [5] Mai
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Okt
    [11] Nov
   *[12] Dez
}
month-head-year = { $month } { $year }
month-long-year = { $month } { $year }

## Eröffnet und noch nicht geschlossen
backlog-title = Eröffnet und noch nicht geschlossen
backlog-heading = Eröffnet in { $period }, noch nicht geschlossen
backlog-caption = Eröffnet in { $period } und noch nicht geschlossen, nach Status und Kategorie
period-hours = { $n ->
    [1] der letzten Stunde
   *[other] den letzten { $n } Stunden
}
period-days = { $n ->
    [1] dem letzten Tag
   *[other] den letzten { $n } Tagen
}
backlog-nothing = Aus dieser Zeit bleibt nichts zu tun.
backlog-said = { $open ->
    [0] Niemand wartet
    [1] 1 wartet auf den Helpdesk
   *[other] { $open } warten auf den Helpdesk
}, { $active ->
    [0] keines ist in Arbeit
    [1] 1 ist in Arbeit
   *[other] { $active } sind in Arbeit
}.
backlog-most = Die meisten, { $n }, betreffen { $category }.
figure-open = { $n } offen
figure-active = { $n } aktiv

## Aktiv je Kategorie
categories-title = Aktive Tickets je Kategorie
categories-caption = Aktive Tickets je Kategorie, als Tabelle
categories-nothing = An keinem Ticket wird gearbeitet.
categories-all = { $n ->
    [1] An 1 Ticket wird gearbeitet: { $category }.
   *[other] An { $n } Tickets wird gearbeitet, alle betreffen { $category }.
}
categories-most = An { $n } Tickets wird gearbeitet; die meisten betreffen { $category }.
categories-half = An { $n } Tickets wird gearbeitet; mindestens die Hälfte betrifft { $category }.
categories-nearly-half = An { $n } Tickets wird gearbeitet; fast die Hälfte betrifft { $category }.
categories-largest = An { $n } Tickets wird gearbeitet; der größte Teil betrifft { $category }.

## Dauer bis zum Abschluss
resolution-title = Dauer bis zum Abschluss nach Monat der Meldung
resolution-nothing = Noch ist kein Ticket dieser Monate geschlossen.
resolution-said = Tickets aus dem { $month } dauerten im Mittel { $average }, die Hälfte höchstens { $median }.
resolution-so-far = Tickets aus dem { $month }, soweit schon geschlossen, dauerten im Mittel { $average }, die Hälfte höchstens { $median }.
resolution-unclosed = Aus { $months } ist noch kein Ticket geschlossen.
resolution-maturing = { $n ->
    [1] { $months } reift noch.
   *[other] { $months } reifen noch.
}
resolution-many-maturing = { $n } Monate reifen noch.
resolution-month = { $month }: Mittel { $average }, Median { $median }, { $closed } geschlossen, { $open } noch offen
yearbook-caption = Geschlossene und noch offene Tickets nach Monat der Meldung
still-open-short = noch offen
open-short = offen
still-open = Noch offen
average = Mittel
median = Median
average-short = Mittel
median-short = Median
still-maturing = reift noch

## Korrigierte Kategorien
corrections-title = Korrigierte Kategorien nach Monat der Meldung
corrections-nothing = In diesen Monaten wurde kein Ticket eröffnet.
corrections-none = { $n ->
    [1] Die Kategorie des einen Tickets dieser Monate wurde nicht korrigiert.
   *[other] Bei { $n } Tickets dieser Monate wurde keine Kategorie korrigiert.
}
corrections-said = { $n ->
    [1] Von 1 Ticket dieser Monate erhielten { $corrected } eine andere Kategorie: { $share }.
   *[other] Von { $n } Tickets dieser Monate erhielten { $corrected } eine andere Kategorie: { $share }.
}
corrections-worst = Am häufigsten wurde { $category } erkannt, und es stimmte nicht: { $share }.
corrections-shares = Anteile nach Monat
corrections-caption = Anteil der Tickets, deren Kategorie korrigiert wurde, nach erkannter Kategorie und Monat der Meldung
corrections-note = Nach dem, was aus den Worten erkannt wurde, gleich welchen Status es jetzt hat. Eine zurückgenommene Korrektur zählt nicht.
corrected-of = { $part } von { $whole }
found-category = Erkannte Kategorie
