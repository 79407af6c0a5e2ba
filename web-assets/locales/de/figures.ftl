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

## Over time
flow-title = Rückstand im Verlauf
flow-heading = Rückstand im Verlauf: { $period }
flow-caption = Geöffnete, geschlossene und nicht geschlossene Tickets: { $period }
flow-opened = Geöffnet
flow-closed = Geschlossen
unclosed = Nicht geschlossen
from-head = Ab
flow-step = { $step }: { $opened } geöffnet, { $closed } geschlossen, am Ende { $unclosed } nicht geschlossen
flow-week = Woche ab { $date }
flow-said = { $n ->
    [0] Jetzt ist jedes Ticket geschlossen.
    [1] Jetzt ist 1 Ticket nicht geschlossen.
   *[other] Jetzt sind { $n } Tickets nicht geschlossen.
} Der höchste Punkt der Kurve ist { $peak }: { $step }.
flow-said-now = { $n ->
    [0] Jetzt ist jedes Ticket geschlossen.
    [1] Jetzt ist 1 Ticket nicht geschlossen.
   *[other] Jetzt sind { $n } Tickets nicht geschlossen.
}
change-up = +{ $n } % zum Zeitraum davor
change-down = −{ $n } % zum Zeitraum davor
change-same = so viele wie im Zeitraum davor
change-none = keine im Zeitraum davor
change-before = { $n } im Zeitraum davor
longest-wait = Längste Wartezeit
nobody-waits = Niemand wartet.
axis-now = jetzt
days-in = Tage in { $zone }
hours-in = Stunden in { $zone }
arrivals-title = Eingang nach Wochentag und Stunde
arrivals-heading = Wann Tickets kamen: { $period }
arrivals-cell = { $day }, { $from } bis { $to }: { $n } geöffnet
arrivals-said = Die meisten kamen am { $day } zwischen { $from } und { $to }: { $n } von { $all }.
arrivals-nothing = In dieser Zeit kam kein Ticket.
weekday-head = Tag
heat-key = dunkler: mehr Tickets
weekday-name = { $day ->
    [1] Montag
    [2] Dienstag
    [3] Mittwoch
    [4] Donnerstag
    [5] Freitag
    [6] Samstag
   *[7] Sonntag
}
weekday-short = { $day ->
    [1] Mo
    [2] Di
    [3] Mi
    [4] Do
    [5] Fr
    [6] Sa
   *[7] So
}
buildings-title = Tickets nach Gebäude
buildings-heading = Geöffnet nach Gebäude: { $period }
building-none = Ohne Gebäude
buildings-said = Die meisten kamen aus { $building }: { $n } von { $all }.
buildings-nothing = In dieser Zeit kam kein Ticket mit einem Gebäude.
buildings-more = { $n } weitere Gebäude stehen in der Datei.
responses-title = Erste Antwort nach Öffnungsmonat
responses-nothing = Noch ist kein Ticket dieser Monate beantwortet.
responses-said = Tickets aus dem { $month } warteten im Mittel { $average } auf die erste Antwort, die Hälfte höchstens { $median }.
responses-so-far = Bisher beantwortete Tickets aus dem { $month } warteten im Mittel { $average }, die Hälfte höchstens { $median }.
responses-unanswered = Tickets aus { $months } sind noch nicht beantwortet.
responses-month = { $month }: Mittel { $average }, Median { $median }, { $closed } beantwortet, { $open } nicht beantwortet
responses-caption = Beantwortete und noch nicht beantwortete Tickets nach Öffnungsmonat
responded = Beantwortet
unanswered = Nicht beantwortet
unanswered-short = offen
ratings-title = Bewertungen nach Öffnungsmonat
ratings-said = Tickets aus dem { $month } bekamen im Mittel { $stars } von 5 Sternen: { $n } von { $closed } geschlossenen wurden bewertet.
ratings-nothing = Noch wurde kein Ticket dieser Monate bewertet.
ratings-note = Einmal bewertet, binnen 14 Tagen nach dem Schließen, von der Person, die es gemeldet hat.
stars-head = Sterne
stars-average = { $n }
