## Ovunque
verbatim = { $text }
moment = { $at }
list-and = { $rest } e { $last }
title = { $name } · Helpdesk
skip = Vai al contenuto
language-of-page = Lingua: { $name }
language-choose = Scegliere la lingua
my-tickets = I miei ticket
all-tickets = Tutti i ticket
new-ticket = Nuovo ticket
to-the-queue = Alla coda
to-the-entry = Alla pagina iniziale
queue = Coda
analytics = Statistiche
analytics-short = Cifre
ticket = Ticket
ticket-number = Ticket { $id }
category = Categoria
all-categories = Tutte le categorie
building = Edificio
all-buildings = Tutti gli edifici
room = Stanza
place = Luogo
show = Mostra
show-more = Mostra altri
edit = Modifica
cancel = Annulla
discard = Scarta
retry = Riprova
try-now = Prova ora
close-dialog = Chiudi
clear-filters = Azzera
unread = non letto
waiting = in attesa: { $time }
waiting-word = in attesa:
with = con { $who }
with-word = con
switch = Cambia
switch-role = Cambia ruolo o nome
as-of = dati delle { $time }
none = nessuno

## La pagina iniziale
title-entry = Helpdesk del campus
entry-title = Qualcosa non funziona nel campus?
entry-lead = Ce lo dica con parole Sue. Qualcuno Le risponderà qui, e nel frattempo può chiudere la pagina.
back-to-where = Torna dov’era
your-name = Il Suo nome
name-hint = Ricordato su questo dispositivo. Potrà cambiarlo in seguito.
fault-name = Un nome deve avere da 1 a { $most } caratteri.
door-user = Ho bisogno di aiuto
door-user-hint = Segnalare un problema, seguire i propri ticket
door-staff = Personale dell’helpdesk
door-staff-hint = Rispondere alla coda, vedere le cifre
trust = Non c’è una password. Chi raggiunge questo indirizzo può entrare come helpdesk: per questo va tenuto nella rete del campus o dietro il Suo proxy di accesso.

## Le liste
nothing-reported = Non ha ancora segnalato nulla.
open-and-active = Aperti e in corso nel campus
all-is-well = Nessuno è in attesa. Nel campus va tutto bene.
what-is-wrong = Che cosa non va, e dove?
send-to-helpdesk = Invia all’helpdesk
needs-script-sending = Per inviare serve JavaScript.

## Un ticket
title-ticket = #{ $id } · Helpdesk
title-closed-ticket = #{ $id } chiuso · Helpdesk
closed-by-helpdesk = Questo ticket è stato chiuso dall’helpdesk.
closed-kept = La conversazione è conservata, ma ora può leggerla solo l’helpdesk.
conversation = Conversazione
show-earlier = Mostra i messaggi precedenti
new = Nuovo
message = Messaggio
hint-requester = Scrivere a chi ha segnalato
hint-helpdesk = Scrivere all’helpdesk
reply-or-note = Risposta o nota interna
draft-saved = Bozza salvata
key-sends = { $key } invia
needs-script-conversation = La conversazione è mostrata da uno script. Consenta JavaScript.
needs-script-writing = Per scrivere qui serve JavaScript. Per leggere no.
ticket-is-closed = Questo ticket è chiuso.
you-were-writing = Stava scrivendo: { $text }
opened-this-at = ha segnalato questo: { $time }
description = Descrizione
conflict-title = Qualcuno lo ha modificato nello stesso momento
conflict-yours = La Sua, non salvata
keep-theirs = Tieni l’altra
edit-both = Modifica entrambe
save-mine = Salva la mia
history-title = Come è cambiata la descrizione
correct-the-category = Correggi la categoria

## La postazione
views = Viste
way-open = Aperti
way-mine = In corso, miei
way-mine-short = Miei
way-active = In corso, tutti
way-active-short = In corso
way-closed = Chiusi
shortcuts = Scorciatoie
status = Stato
sort = Ordine
filters = Filtri
remove-filter = Togli il filtro
list-width = Larghezza della lista
view-open = Aperti
view-mine = In corso, miei
view-active = In corso
view-unclosed = Aperti o in corso
view-closed = Chiusi
view-all = Di ogni stato
sort-waiting = Attesa
sort-newest = Più recenti
sort-oldest = Meno recenti
sort-updated = Attività
chip-opened-since = Aperti dal { $time }
chip-opened-before = Aperti prima del { $time }
chip-found = Riconosciuto: { $category }
chip-corrected = Corretti
chip-not-corrected = Non corretti
chip-closed-since = Chiusi da { $time }
chip-closed-before = Chiusi prima di { $time }
chip-unclosed-at = Non chiusi a { $time }
chip-answered = Con risposta
chip-unanswered = Senza risposta
chip-stars = { $n ->
    [1] 1 stella
   *[other] { $n } stelle
}
chip-weekday = Di { $day ->
    [1] lunedì
    [2] martedì
    [3] mercoledì
    [4] giovedì
    [5] venerdì
    [6] sabato
   *[7] domenica
}
chip-hour = Dalle { $from } alle { $to }
chip-nowhere = Senza edificio
nothing-fits = Nessun ticket corrisponde.
empty-open = Nessuno è in attesa.
empty-mine = Non sta lavorando a nessun ticket.
empty-active = Nessun ticket è in corso.
empty-unclosed = Non resta nulla da fare.
empty-closed = Nessun ticket è stato ancora chiuso.
empty-all = Nessun ticket è stato ancora aperto.
draft = Bozza
please-check = Da verificare
choose-a-ticket = Scelga un ticket dalla lista.
back-to-queue = Torna alla coda
back-to-thread = Torna alla conversazione
about-ticket = Su questo ticket
details = Dettagli
hide-details = Nascondi i dettagli
opened = Aperto
modified = Modificato
not-yet = non ancora

## I tasti
keys-title = Tastiera
keys-move = Spostarsi
keys-next = Ticket successivo, precedente
keys-open = Apri
keys-back = Indietro
keys-act = Agire
keys-take = Prendi
keys-close = Chiudi
keys-note = Nota
keys-write = Scrivere
keys-new-line = Nuova riga
keys-go = Vai a
keys-sheet = Questo foglio

## Pagine rifiutate
problem-forbidden = Questa pagina è per l’helpdesk
problem-forbidden-cause = È entrato come chi ha bisogno di aiuto. Cambi nella pagina iniziale se lavora qui.
problem-nothing = A questo indirizzo non c’è nulla
problem-nothing-cause = Forse il numero è sbagliato, o il ticket non è destinato a Lei.
problem-senseless = Questo indirizzo non ha senso
problem-senseless-cause = Qualcosa non è come dovrebbe essere. Nulla è stato modificato.
problem-crowd = Troppi ingressi in una volta
problem-crowd-cause = Molte persone della Sua rete sono entrate nello stesso minuto. Torni indietro e riprovi tra un momento.
problem-unreachable = L’helpdesk ora non è raggiungibile
problem-unreachable-cause = La base di dati non risponde. Quello che ha inviato è al sicuro; riprovi tra un momento.
problem-broken = Qualcosa si è guastato da parte nostra
problem-broken-cause = Nulla di ciò che ha scritto è andato perso. Se succede di nuovo, ci comunichi il numero qui sotto.
