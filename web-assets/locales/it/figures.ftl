## L’intestazione
period = Periodo
hours = { $n } h
days = { $n } g
minutes = { $n } min
seconds = { $n } s
own-period = Altro…
own-period-fault = Scriva un numero intero: da 1 a 87.600 ore, o da 1 a 3.650 giorni.
the-last = Gli ultimi
a-whole-number = Un numero intero
unit = Unità
unit-hours = ore
unit-days = giorni
analyses = Analisi
no-analysis = Nessuna analisi è scelta.
show-all = Mostra tutte
stale-since = Non aggiornato dalle { $time }, nuova richiesta in corso
analysis-down = Questa analisi non è in funzione
analysis-down-cause = Il servizio { $worker } non risponde. Le altre schede sono aggiornate, e questa tornerà da sola.
csv = CSV
wall-screen = Schermo a parete
wall-leave = Uscire dallo schermo a parete
wall-over = La sessione di questo schermo è terminata. Le cifre restano ferme.
wall-enter = Entrare di nuovo
table = Tabella
all = Tutti
tickets = ticket
tickets-head = Ticket
part = Parte
month = Mese
months-in = mesi a { $zone }
no-duration = –
percent-under = meno dell’{ $n } %
percent-over = oltre il { $n } %
month-initial = { $month ->
    [1] G
    [2] F
    [3] M
    [4] A
    [5] M
    [6] G
    [7] L
    [8] A
    [9] S
    [10] O
    [11] N
   *[12] D
}
month-head = { $month ->
    [1] gen
    [2] feb
    [3] mar
    [4] apr
    [5] mag
    [6] giu
    [7] lug
    [8] ago
    [9] set
    [10] ott
    [11] nov
   *[12] dic
}
month-head-year = { $month } { $year }
month-long-year = { $month } { $year }

## Aperti e non ancora chiusi
backlog-title = Aperti e non ancora chiusi
backlog-heading = Aperti { $period }, non ancora chiusi
backlog-caption = Aperti { $period } e non ancora chiusi, per stato e categoria
period-hours = { $n ->
    [1] nell’ultima ora
   *[other] nelle ultime { $n } ore
}
period-days = { $n ->
    [1] nell’ultimo giorno
   *[other] negli ultimi { $n } giorni
}
backlog-nothing = Di questo periodo non resta nulla da fare.
backlog-said = { $open ->
    [0] Nessuno è in attesa
    [1] 1 attende l’helpdesk
   *[other] { $open } attendono l’helpdesk
}, { $active ->
    [0] nessuno è in corso
    [1] 1 è in corso
   *[other] { $active } sono in corso
}.
backlog-most = La maggior parte, { $n }, riguarda { $category }.
figure-open = { $n } in attesa
figure-active = { $n } in corso

## In corso per categoria
categories-title = In corso per categoria
categories-caption = Ticket in corso per categoria
categories-nothing = Nessun ticket è in corso.
categories-all = { $n ->
    [1] 1 ticket è in corso: { $category }.
   *[other] { $n } ticket sono in corso, tutti riguardano { $category }.
}
categories-most = { $n } ticket sono in corso; la maggior parte riguarda { $category }.
categories-half = { $n } ticket sono in corso; almeno la metà riguarda { $category }.
categories-nearly-half = { $n } ticket sono in corso; quasi la metà riguarda { $category }.
categories-largest = { $n } ticket sono in corso; la parte più grande riguarda { $category }.

## Tempo di risoluzione
resolution-title = Tempo di risoluzione per mese di apertura
resolution-nothing = Nessun ticket di questi mesi è ancora chiuso.
resolution-said = I ticket aperti a { $month } hanno richiesto in media { $average }, la metà al massimo { $median }.
resolution-so-far = I ticket aperti a { $month } e già chiusi hanno richiesto in media { $average }, la metà al massimo { $median }.
resolution-unclosed = Nessun ticket di { $months } è ancora chiuso.
resolution-maturing = { $n ->
    [1] Mese ancora provvisorio: { $months }.
   *[other] Mesi ancora provvisori: { $months }.
}
resolution-many-maturing = { $n } mesi sono ancora provvisori.
resolution-month = { $month }: media { $average }, mediana { $median }, { $closed } chiusi, { $open } ancora aperti
yearbook-caption = Ticket chiusi e ancora aperti per mese di apertura
still-open-short = anc. aperti
open-short = aperti
still-open = Ancora aperti
average = Media
median = Mediana
average-short = media
median-short = mediana
still-maturing = ancora provvisorio

## Categorie corrette
corrections-title = Categorie corrette per mese di apertura
corrections-nothing = In questi mesi non è stato aperto alcun ticket.
corrections-none = { $n ->
    [1] La categoria dell’unico ticket di questi mesi non è stata corretta.
   *[other] Di { $n } ticket di questi mesi non è stata corretta alcuna categoria.
}
corrections-said = { $n ->
    [1] Di 1 ticket di questi mesi, { $corrected } ha cambiato categoria: { $share }.
   *[other] Di { $n } ticket di questi mesi, { $corrected } hanno cambiato categoria: { $share }.
}
corrections-worst = L’errore più frequente: { $category } riconosciuta a torto, { $share }.
corrections-shares = Quote per mese
corrections-caption = Quota dei ticket la cui categoria è stata corretta, per categoria riconosciuta e mese di apertura
corrections-note = In base a ciò che è stato riconosciuto dalle parole, qualunque sia lo stato attuale. Una correzione ritirata non conta.
corrected-of = { $part } di { $whole }
found-category = Categoria riconosciuta
