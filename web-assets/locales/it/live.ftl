## Categorie e stati
category-facility_management = Gestione degli edifici
category-technical_it = Tecnica e informatica
category-services_complaints = Servizi e reclami
short-facility_management = Edifici
short-technical_it = Informatica
short-services_complaints = Servizi
status-open = Aperto
status-active = In corso
status-closed = Chiuso
category-unsure = { $category }, da verificare
count = { $n }
percent = { $n } %

## Ore e date
age-now = ora
age-minutes = { $n } min
age-hours = { $n } h
age-days = { $n } g
today = Oggi
yesterday = Ieri
date-and-time = { $date }, { $time }
date-short = { $day } { $month }
date-short-year = { $day } { $month } { $year }
date-long = { $weekday } { $day } { $month }
date-long-year = { $weekday } { $day } { $month } { $year }
weekday = { $day ->
    [0] Domenica
    [1] Lunedì
    [2] Martedì
    [3] Mercoledì
    [4] Giovedì
    [5] Venerdì
   *[6] Sabato
}
month-short = { $month ->
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
month-long = { $month ->
    [1] gennaio
    [2] febbraio
    [3] marzo
    [4] aprile
    [5] maggio
    [6] giugno
    [7] luglio
    [8] agosto
    [9] settembre
    [10] ottobre
    [11] novembre
   *[12] dicembre
}

## La coda
title-open = Aperti · Helpdesk
title-mine = In corso, miei · Helpdesk
title-active = In corso · Helpdesk
title-unclosed = Aperti e in corso · Helpdesk
title-closed = Chiusi · Helpdesk
title-all = Tutti i ticket · Helpdesk
title-counted = ({ $n }) { $title }
counted-open = { $n ->
    [one] { $n } aperto
   *[other] { $n } aperti
}
counted-mine = { $n } in corso, miei
counted-active = { $n } in corso
counted-unclosed = { $n ->
    [one] { $n } aperto o in corso
   *[other] { $n } aperti o in corso
}
counted-closed = { $n ->
    [one] { $n } chiuso
   *[other] { $n } chiusi
}
counted-all = { $n } in totale
new-above = { $n ->
    [one] { $n } nuovo
   *[other] { $n } nuovi
}
moved-above = { $n ->
    [one] { $n } spostato
   *[other] { $n } spostati
}
last-of-helpdesk = Helpdesk: { $text }
no-such-ticket = Il ticket #{ $id } non esiste.
place-not-told = non indicato
nobody-yet = ancora nessuno
set-by-helpdesk = stabilita dall’helpdesk
place-changed = Nel frattempo qualcuno ha indicato { $place }. Salvi di nuovo per sostituirlo.
no-place = nessun luogo

## La categoria, stimata e corretta
guess-unsure = da verificare
guess-because = per via di { $words }
guess-unsure-because = da verificare: { $words }
correct-category-of = Correggere la categoria di #{ $id }
category-stays = #{ $id } resta in { $category }.
category-went = #{ $id } è passato a { $category }. La prossima stima ne terrà conto.
category-moved = Nel frattempo qualcuno ha spostato #{ $id } in { $category }. Resta lì.
category-back = #{ $id } è di nuovo in { $category } e vale come verificato.
category-slow = #{ $id }: invio ancora in corso. Partirà appena ci sarà una connessione.
undo = Annulla

## La conversazione
helpdesk = helpdesk
by-at = { $who } · { $time }
new-below = { $n ->
    [one] { $n } nuovo
   *[other] { $n } nuovi
}
reply = Risposta
internal-note = Nota interna
send = Invia
add-note = Aggiungi nota
hint-note = Lo legge solo l’helpdesk
save = Salva
saving = Salvataggio…
open = Apri
you = Lei
too-many-characters = Al massimo { $most } caratteri, questo testo ne ha { $chars }.
too-many-bytes = È più di quanto contiene un messaggio. Lo invii in due parti.
outbox-full = Troppi invii in attesa. Il Suo testo resta qui.
held-back-rate = Ha scritto molto in poco tempo. Partirà tra { $seconds } s.
held-back-busy = L’helpdesk ora non può riceverlo. Nuovo tentativo tra { $seconds } s.
delivery-queued = In attesa (offline)
delivery-sending = Invio…
delivery-sent = Inviato { $time }
delivery-failed = Non inviato
delivery-failed-because = Non inviato: { $why }
conversation-not-loaded = Impossibile caricare la conversazione
conversation-cause = { $why }. La Sua bozza è conservata.
request = richiesta { $request }
edited-at = Modificato, { $time }
edited-times = { $n ->
    [1] Modificato una volta, { $time }
    [2] Modificato due volte, { $time }
   *[other] Modificato { $n } volte, { $time }
}
saved-while-editing = { $who } ha salvato una modifica nel frattempo. Salvando le vedrà entrambe.
conflict-said = { $who } ha salvato una modifica alle { $time }, mentre Lei scriveva. Nulla è perso: scelga una versione o le unisca.
conflict-said-somebody = Qualcuno ha salvato una modifica mentre Lei scriveva. Nulla è perso: scelga una versione o le unisca.
saved-by = Salvato da { $who }
saved-meanwhile = Salvato nel frattempo
as-opened = Come all’apertura
place-was = Luogo: { $place }
step-take = Prendi
step-taking = Presa in carico…
step-close = Chiudi
step-closing = Chiusura…
ago-seconds = { $seconds } s fa
faster-somebody = Qualcuno è stato più veloce. La Sua bozza è conservata.
faster-taken = Preso da { $who } { $when }. La Sua bozza è conservata.
faster-closed = Chiuso da { $who } { $when }. La Sua bozza è conservata.

## Che cosa è successo
event-opened = Categoria { $category } in base alle parole, { $n } %
event-taken = { $who } ha preso questo ticket
event-closed = { $who } ha chiuso questo ticket
event-category = { $who } ha cambiato la categoria in { $category }
event-category-confirmed = { $who } ha confermato la categoria { $category }
event-put-back = { $who } lo ha rimesso in coda, ora non è di nessuno
event-works = { $who } se ne occupa ora
event-given = { $who } lo ha passato a { $to }
event-description = { $who } ha modificato la descrizione
event-place = { $who } ha cambiato il luogo in { $place }
event-place-removed = { $who } ha tolto il luogo
event-other = { $who } { $what }

## Un nuovo ticket
description-empty = Bastano poche parole, ma qualcosa bisogna scrivere.
kept-on-device = Conservato su questo dispositivo. Sarà inviato appena torna online.
ticket-arrived = Il ticket #{ $id } è arrivato all’helpdesk.
given-back = { $n ->
    [1] Quello che aveva scritto prima di uscire non è stato inviato. È di nuovo nel suo campo.
   *[other] { $n } testi che aveva scritto prima di uscire non sono stati inviati. Sono di nuovo nei loro campi.
}

## La connessione
banner-ended = La connessione si è interrotta per un errore. Ricarichi la pagina per continuare.
banner-offline = Lei è offline. Quello che scrive attende qui.
banner-reconnecting = Riconnessione
banner-reconnecting-in = tra { $seconds } s…
banner-back = { $n ->
    [0] Di nuovo online
    [1] Di nuovo online, 1 messaggio ricevuto
   *[other] Di nuovo online, { $n } messaggi ricevuti
}
live = In diretta
live-stale = Non aggiornato, riconnessione
period-whole-number = Scriva un numero intero da 1 a { $most }.
period-most-hours = Al massimo { $most } ore: sono dieci anni.
period-most-days = Al massimo { $most } giorni: sono dieci anni.

## Perché qualcosa è stato rifiutato
refused = È stato rifiutato
refused-offline = L’helpdesk non è raggiungibile
refused-busy = Troppo in una volta, non è stato fatto nulla, riprovi
refused-unavailable = La base di dati non è raggiungibile, riprovi
refused-timeout = La base di dati non ha risposto in tempo, riprovi
refused-rate_limited = Troppo in poco tempo, riprovi tra un momento
refused-internal = Qualcosa si è guastato da parte nostra
refused-bad_frame = Il browser e l’helpdesk non si capiscono, ricarichi la pagina
refused-bad_transition = Nel frattempo il ticket è andato avanti
refused-cid_conflict = Questo è già stato inviato con un altro contenuto
refused-stale_base = Nel frattempo è stato modificato
refused-unsupported_media = Questo tipo di file non è accettato
refused-closed = Questo ticket è chiuso
refused-forbidden = Solo l’helpdesk può farlo
refused-not_found = Questo ticket non è più disponibile per Lei
refused-too_large = È troppo lungo
refused-unauthenticated = La Sua sessione è terminata
refused-invalid = Qualcosa non è come dovrebbe essere
refused-invalid-description = La descrizione deve avere da 1 a 10.000 caratteri
refused-invalid-body = Un messaggio deve avere da 1 a 16.000 caratteri
refused-invalid-building = L’edificio deve avere da 1 a 80 caratteri
refused-invalid-room = La stanza deve avere da 1 a 40 caratteri
