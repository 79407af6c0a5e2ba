# What templates say on the pages of whoever needs help, beside pages.ftl.

## The lists
search = Buscar
search-tickets = Buscar en los tickets
nothing-of-yours-open = No tiene nada abierto.
recently-closed = Cerrados hace poco
similar-tickets = Tickets parecidos
unfollow = Convertirlo en un ticket aparte

## A ticket
start-follow-up = Abrir una continuación
was-it-solved = ¿Se le ha resuelto?
line-title = Puesto en la cola
line-may-close = Puede cerrar la página; el ticket espera.

## Files
attach-file = Adjuntar un archivo
add-photo = Añadir una foto
files-to-send = Archivos por enviar
parcels = Mensajes que esperan sus archivos
parcel-waits = Sale cuando estén sus archivos.
save-file = Guardar
picture-before = Imagen anterior
picture-after = Imagen siguiente

## Installed and offline
app-description = Comunique lo que no funciona en el campus y hable con quien lo arregla.
offline = Sin conexión
offline-kept = No tiene conexión. Lo que escribió se conserva y se enviará.
offline-comes-back = La página vuelve por sí sola en cuanto se pueda acceder al helpdesk.
