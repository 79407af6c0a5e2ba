# What templates say on the pages of whoever needs help, beside pages.ftl.

## The lists
search = Cerca
search-tickets = Cerca nei ticket
nothing-of-yours-open = Non ha nulla di aperto.
recently-closed = Chiusi di recente
similar-tickets = Ticket simili
unfollow = Rendilo un ticket a sé

## A ticket
start-follow-up = Apri un seguito
was-it-solved = Per Lei è risolto?
line-title = Posto in coda
line-may-close = Può chiudere la pagina; il ticket aspetta.

## Files
attach-file = Allega un file
add-photo = Aggiungi una foto
files-to-send = File da inviare
parcels = Messaggi che aspettano i loro file
parcel-waits = Parte quando ci sono i suoi file.
save-file = Salva
picture-before = Immagine precedente
picture-after = Immagine successiva

## Installed and offline
app-description = Segnali ciò che non funziona nel campus e parli con chi lo ripara.
offline = Offline
offline-kept = Lei è offline. Ciò che ha scritto è conservato e sarà inviato.
offline-comes-back = La pagina torna da sola appena l’helpdesk è raggiungibile.
