# What templates say to the helpdesk beside pages.ftl: tools of the queue, incidents, posters.

## Rows and many at once
typing-row = escribiendo…
looked-at-by = visto por
sort-best = Relevancia
ticked-tickets = Tickets marcados
untick-all = Desmarcar todos
new-category = Categoría nueva
hide-this = Ocultar esto
keys-tick = Marcar
keys-tick-to = Marcar hasta aquí

## Details
assigned-to = Asignado a
assign-to = Asignar a
assign-to-me = Asignármelo
change = Cambiar
change-assigned = Cambiar a quién está asignado
follows = Continúa
followed-by = Continuado por
rated = Valorado
on-the-door = En la puerta
poster = Cartel QR

## Writing
send-and-close = Enviar y cerrar
canned-reply = Respuesta predefinida
canned-replies = Respuestas predefinidas
edit-replies = Editar las respuestas
reply-shortcut = Atajo
reply-hint = Se rellena al usarla: { "\u007B" }name{ "\u007D" }, { "\u007B" }ticket{ "\u007D" }, { "\u007B" }building{ "\u007D" } y { "\u007B" }room{ "\u007D" }.
reply-delete-sure = ¿Eliminarla para todos?
delete = Eliminar
keep-it = Conservar

## Notifications
notices = Notificaciones
notices-what = De tickets nuevos y de mensajes nuevos en los suyos. Lo que está viendo no se anuncia. Esto vale para este navegador.
notices-show = Mostrar una notificación
notices-sound = Reproducir un sonido

## Incidents
incident = Incidencia
group = Agrupar
not-now = Ahora no
incident-tickets = Tickets de esta incidencia
incident-to-all = Un mensaje para todos
incident-dissolve = Disolver…
incident-dissolve-now = Disolver la incidencia
incident-sure = Los tickets y sus mensajes permanecen. Solo desaparece la agrupación.
incident-nothing-near = Ningún otro ticket abierto o en curso está en este edificio o es de esta categoría.

## Posters
posters = Carteles QR
posters-lead = Quien escanea uno escribe un ticket con el lugar ya puesto. Los códigos llevan a { $address }.
posters-local = Los teléfonos no llegan a esta dirección, solo funciona en este equipo. Ponga en HELPDESK_ORIGINS la dirección del helpdesk antes de imprimir.
posters-places = Lugares, los más usados primero
posters-no-place = Ningún ticket ha indicado un lugar todavía. Escriba uno abajo.
posters-another = Otro edificio
posters-size = Tamaño
posters-one = Uno por página
posters-four = Cuatro por página
posters-show = Mostrar los carteles
print = Imprimir
posters-left-out = Una hoja tiene como máximo { $most } carteles. Quedan fuera { $n } más; imprímalos en otra hoja.
posters-sheet = Carteles
posters-choose = Elija lugares de la lista.
poster-ask = ¿Algo no funciona aquí?
poster-code = Código QR de la dirección de abajo
poster-how = Escanee el código y diga qué pasa. Alguien del helpdesk le responde.
