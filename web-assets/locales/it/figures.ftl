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

## Over time
flow-title = Arretrato nel tempo
flow-heading = Arretrato nel tempo: { $period }
flow-caption = Ticket aperti, chiusi e non chiusi: { $period }
flow-opened = Aperti
flow-closed = Chiusi
unclosed = Non chiusi
from-head = Da
flow-step = { $step }: { $opened } aperti, { $closed } chiusi, { $unclosed } non chiusi alla fine
flow-week = Settimana del { $date }
flow-said = { $n ->
    [0] Ora tutti i ticket sono chiusi.
    [1] Ora 1 ticket non è chiuso.
   *[other] Ora { $n } ticket non sono chiusi.
} Il punto più alto della curva è { $peak }: { $step }.
flow-said-now = { $n ->
    [0] Ora tutti i ticket sono chiusi.
    [1] Ora 1 ticket non è chiuso.
   *[other] Ora { $n } ticket non sono chiusi.
}
change-up = +{ $n } % rispetto al periodo precedente
change-down = −{ $n } % rispetto al periodo precedente
change-same = quanti nel periodo precedente
change-none = nessuno nel periodo precedente
change-before = { $n } nel periodo precedente
longest-wait = Attesa più lunga
nobody-waits = Nessuno aspetta.
axis-now = adesso
days-in = giorni in { $zone }
hours-in = ore in { $zone }
arrivals-title = Arrivi per giorno e ora
arrivals-heading = Quando sono arrivati i ticket: { $period }
arrivals-cell = { $day }, dalle { $from } alle { $to }: { $n } aperti
arrivals-said = La maggior parte è arrivata di { $day } tra le { $from } e le { $to }: { $n } su { $all }.
arrivals-nothing = In questo tempo non è arrivato nessun ticket.
weekday-head = Giorno
heat-key = più scuro: più ticket
weekday-name = { $day ->
    [1] lunedì
    [2] martedì
    [3] mercoledì
    [4] giovedì
    [5] venerdì
    [6] sabato
   *[7] domenica
}
weekday-short = { $day ->
    [1] lun
    [2] mar
    [3] mer
    [4] gio
    [5] ven
    [6] sab
   *[7] dom
}
buildings-title = Ticket per edificio
buildings-heading = Aperti per edificio: { $period }
building-none = Senza edificio
buildings-said = La maggior parte viene da { $building }: { $n } su { $all }.
buildings-nothing = In questo tempo non è arrivato nessun ticket con un edificio.
buildings-more = Altri { $n } edifici sono nel file.
responses-title = Prima risposta per mese di apertura
responses-nothing = Nessun ticket di questi mesi ha ancora una risposta.
responses-said = I ticket aperti in { $month } hanno aspettato la prima risposta { $average } in media, metà al massimo { $median }.
responses-so-far = I ticket aperti in { $month } e già con risposta hanno aspettato { $average } in media, metà al massimo { $median }.
responses-unanswered = Nessun ticket di { $months } ha ancora una risposta.
responses-month = { $month }: media { $average }, mediana { $median }, { $closed } con risposta, { $open } senza risposta
responses-caption = Ticket con e senza risposta per mese di apertura
responded = Con risposta
unanswered = Senza risposta
unanswered-short = senza risposta
ratings-title = Valutazioni per mese di apertura
ratings-said = I ticket aperti in { $month } hanno ricevuto { $stars } stelle su 5 in media: { $n } di { $closed } chiusi sono stati valutati.
ratings-nothing = Nessun ticket di questi mesi è ancora stato valutato.
ratings-note = Si valuta una volta, entro 14 giorni dalla chiusura, da chi lo ha segnalato.
stars-head = Stelle
stars-average = { $n }
