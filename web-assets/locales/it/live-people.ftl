# What scripts say beside the conversation: who is there, who has read, files, place in line, ratings.

## Who is there, and who has read
nobody = nessuno
typing-one = { $who } sta scrivendo…
typing-two = { $who } e { $other } stanno scrivendo…
typing-many = { $names } e altri { $n } stanno scrivendo…
looking-one = Anche { $who } sta guardando questo ticket
looking-two = Anche { $who } e { $other } stanno guardando questo ticket
looking-many = Anche { $names } e altri { $n } stanno guardando questo ticket
seen-by = Letto da { $who }
seen-by-helpdesk = Letto dall’helpdesk
ago-time = { $time } fa

## Files
size-kb = { $n } KB
size-mb = { $n } MB
file-state-reading = In preparazione
file-state-waiting = Attende il suo turno
file-state-uploading = In viaggio
file-state-ready = Pronto per l’invio
file-progress = { $name }: avanzamento
file-cancel = Annulla { $name }
file-remove = Rimuovi { $name }
file-empty = Questo file è vuoto.
file-kinds = Si possono inviare solo immagini (PNG, JPEG, GIF, WebP), PDF e testo semplice.
file-larger = Questo file supera { $most }, il massimo che si può inviare.
file-too-large = Questo file è troppo grande.
file-not-what-it-says = Il contenuto non corrisponde al nome: si possono inviare solo immagini, PDF e testo semplice.
file-ticket-closed = Nel frattempo il ticket è stato chiuso.
file-ticket-gone = Questo ticket non è più disponibile per Lei.
file-offline = Nessuna connessione. Si riproverà.
file-tried-again = { $why }. Si riproverà.
picture-unreadable = Questa immagine non si può leggere qui. La salvi come JPEG o PNG e riprovi.
too-many-files = Un messaggio ha al massimo { $most } file. Invii gli altri in un secondo messaggio.
files-on-their-way = Il Suo ticket è arrivato all’helpdesk. I file sono in viaggio.
picture-of = { $n } di { $all }
refused-invalid-attachments = Uno dei file non c’è più, lo scelga di nuovo

## A user's own ticket
line-place = Posto { $n } in coda
line-place-usually = Posto { $n } in coda, di solito { $time }
under-a-minute = meno di un minuto
follow-up-of = Seguito di #{ $id }
stars-of = { $n } stelle su 5
rating-given = Ha dato { $n } stelle su 5.
rating-thanks = Grazie. Ha dato { $n } stelle su 5.
rating-offline = Lei è offline. Tocchi di nuovo quando torna online.
rating-forbidden = Può dirlo solo chi l’ha segnalato.
rating-already = È già stato valutato.
rating-busy = L’helpdesk ora non può riceverlo. Tocchi di nuovo tra un momento.
similar-near = { $n ->
    [1] 1 ticket aperto vicino a { $place }: è questo?
   *[other] { $n } ticket aperti vicino a { $place }: è uno di questi?
}
similar-sounds = { $n ->
    [1] 1 ticket aperto somiglia a questo: è lo stesso?
   *[other] { $n } ticket aperti somigliano a questo: è uno di questi?
}

## What waits on this device
device-full = Questo dispositivo non ha spazio per conservare ciò che scrive. Lasci aperta questa pagina fino all’invio.
given-back-unsure = { $n ->
    [1] Forse ciò che ha scritto prima di uscire non è stato inviato. È di nuovo nel suo campo.
   *[other] Forse { $n } testi che ha scritto prima di uscire non sono stati inviati. Sono di nuovo nei loro campi.
}

## Lists and what was found
total-or-more = { $n }+
found-in-message = In un messaggio:
found-in-note = In una nota interna:
