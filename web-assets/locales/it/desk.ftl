# What templates say to the helpdesk beside pages.ftl: tools of the queue, incidents, posters.

## Rows and many at once
typing-row = sta scrivendo…
looked-at-by = guardato da
sort-best = Rilevanza
ticked-tickets = Ticket selezionati
untick-all = Deseleziona tutti
new-category = Nuova categoria
hide-this = Nascondi
keys-tick = Seleziona
keys-tick-to = Seleziona fin qui

## Details
assigned-to = Assegnato a
assign-to = Assegna a
assign-to-me = Assegna a me
change = Modifica
change-assigned = Modifica a chi è assegnato
follows = Segue
followed-by = Seguito da
rated = Valutato
on-the-door = Sulla porta
poster = Cartello QR

## Writing
send-and-close = Invia e chiudi
canned-reply = Risposta pronta
canned-replies = Risposte pronte
edit-replies = Modifica le risposte
reply-shortcut = Scorciatoia
reply-hint = Si compila all’uso: { "\u007B" }name{ "\u007D" }, { "\u007B" }ticket{ "\u007D" }, { "\u007B" }building{ "\u007D" } e { "\u007B" }room{ "\u007D" }.
reply-delete-sure = Eliminarla per tutti?
delete = Elimina
keep-it = Conserva

## Notifications
notices = Notifiche
notices-what = Per i nuovi ticket e i nuovi messaggi nei Suoi. Ciò che sta guardando non viene annunciato. Vale per questo browser.
notices-show = Mostra una notifica
notices-sound = Riproduci un suono

## Incidents
incident = Incidente
group = Raggruppa
not-now = Non ora
incident-tickets = Ticket di questo incidente
incident-to-all = Un messaggio a tutti
incident-dissolve = Sciogli…
incident-dissolve-now = Sciogli l’incidente
incident-sure = I ticket e i loro messaggi restano. Sparisce solo il raggruppamento.
incident-nothing-near = Nessun altro ticket aperto o in corso è in questo edificio o di questa categoria.

## Posters
posters = Cartelli QR
posters-lead = Chi ne scansiona uno scrive un ticket con il luogo già inserito. I codici portano a { $address }.
posters-local = I telefoni non raggiungono questo indirizzo, funziona solo su questo computer. Imposti HELPDESK_ORIGINS con l’indirizzo dell’helpdesk prima di stampare.
posters-places = Luoghi, i più usati per primi
posters-no-place = Nessun ticket ha ancora indicato un luogo. Ne scriva uno qui sotto.
posters-another = Un altro edificio
posters-size = Dimensione
posters-one = Uno per pagina
posters-four = Quattro per pagina
posters-show = Mostra i cartelli
print = Stampa
posters-left-out = Un foglio ha al massimo { $most } cartelli. Altri { $n } restano fuori; li stampi su un altro foglio.
posters-sheet = Cartelli
posters-choose = Scelga i luoghi dalla lista.
poster-ask = Qui qualcosa non funziona?
poster-code = Codice QR dell’indirizzo qui sotto
poster-how = Scansioni il codice e dica che cosa non va. Qualcuno dell’helpdesk Le risponde.
