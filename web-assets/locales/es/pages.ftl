## En todas partes
verbatim = { $text }
moment = { $at }
list-and = { $rest } y { $last }
title = { $name } · Helpdesk
skip = Ir al contenido
language-of-page = Idioma: { $name }
language-choose = Elegir el idioma
my-tickets = Mis tickets
all-tickets = Todos los tickets
new-ticket = Ticket nuevo
to-the-queue = A la cola
to-the-entry = A la página de inicio
queue = Cola
analytics = Estadísticas
analytics-short = Cifras
ticket = Ticket
ticket-number = Ticket { $id }
category = Categoría
all-categories = Todas las categorías
building = Edificio
all-buildings = Todos los edificios
room = Sala
place = Lugar
show = Mostrar
show-more = Mostrar más
edit = Editar
cancel = Cancelar
discard = Descartar
retry = Reintentar
try-now = Intentar ahora
close-dialog = Cerrar
clear-filters = Borrar
unread = sin leer
waiting = espera: { $time }
waiting-word = espera:
with = con { $who }
with-word = con
switch = Cambiar
switch-role = Cambiar de papel o de nombre
as-of = datos de { $time }
none = ninguno

## La página de inicio
title-entry = Helpdesk del campus
entry-title = ¿Algo no funciona en el campus?
entry-lead = Cuéntenoslo con sus palabras. Alguien le responderá aquí, y mientras tanto puede cerrar la página.
back-to-where = Volver a donde estaba
your-name = Su nombre
name-hint = Se recuerda en este dispositivo. Puede cambiarlo más tarde.
fault-name = Un nombre debe tener de 1 a { $most } caracteres.
door-user = Necesito ayuda
door-user-hint = Comunicar un problema, seguir sus tickets
door-staff = Equipo del helpdesk
door-staff-hint = Atender la cola, ver las cifras
trust = No hay contraseña. Quien llegue a esta dirección puede entrar como helpdesk, por eso debe estar en la red del campus o detrás de su proxy de acceso.

## Las listas
nothing-reported = Todavía no ha comunicado nada.
open-and-active = Abiertos y en curso en el campus
all-is-well = Nadie espera. Todo va bien en el campus.
what-is-wrong = ¿Qué ocurre y dónde?
send-to-helpdesk = Enviar al helpdesk
needs-script-sending = Para enviar hace falta JavaScript.

## Un ticket
title-ticket = #{ $id } · Helpdesk
title-closed-ticket = #{ $id } cerrado · Helpdesk
closed-by-helpdesk = El helpdesk cerró este ticket.
closed-kept = Su conversación se conserva, pero ahora solo el helpdesk puede leerla.
conversation = Conversación
show-earlier = Mostrar mensajes anteriores
new = Nuevo
message = Mensaje
hint-requester = Escribir a quien lo comunicó
hint-helpdesk = Escribir al helpdesk
reply-or-note = Respuesta o nota interna
draft-saved = Borrador guardado
key-sends = { $key } envía
needs-script-conversation = La conversación la muestra un script. Permita JavaScript, por favor.
needs-script-writing = Para escribir aquí hace falta JavaScript. Para leer, no.
ticket-is-closed = Este ticket está cerrado.
you-were-writing = Estaba escribiendo: { $text }
opened-this-at = comunicó esto: { $time }
description = Descripción
conflict-title = Alguien editó esto al mismo tiempo
conflict-yours = La suya, sin guardar
keep-theirs = Conservar la otra
edit-both = Editar las dos juntas
save-mine = Guardar la mía
history-title = Cómo cambió la descripción
correct-the-category = Corregir la categoría

## El puesto de trabajo
views = Vistas
way-open = Abiertos
way-mine = En curso, míos
way-mine-short = Míos
way-active = En curso, todos
way-active-short = En curso
way-closed = Cerrados
shortcuts = Atajos
status = Estado
sort = Orden
filters = Filtros
remove-filter = Quitar el filtro
list-width = Ancho de la lista
view-open = Abiertos
view-mine = En curso, míos
view-active = En curso
view-unclosed = Abiertos o en curso
view-closed = Cerrados
view-all = De cualquier estado
sort-waiting = Espera
sort-newest = Más recientes
sort-oldest = Más antiguos
sort-updated = Actividad
chip-opened-since = Abiertos desde { $time }
chip-opened-before = Abiertos antes de { $time }
chip-found = Reconocido: { $category }
chip-corrected = Corregidos
chip-not-corrected = Sin corregir
chip-closed-since = Cerrados desde { $time }
chip-closed-before = Cerrados antes de { $time }
chip-unclosed-at = Sin cerrar a { $time }
chip-answered = Con respuesta
chip-unanswered = Sin respuesta
chip-stars = { $n ->
    [1] 1 estrella
   *[other] { $n } estrellas
}
chip-weekday = En { $day ->
    [1] lunes
    [2] martes
    [3] miércoles
    [4] jueves
    [5] viernes
    [6] sábado
   *[7] domingo
}
chip-hour = De { $from } a { $to }
chip-nowhere = Sin edificio
nothing-fits = Ningún ticket coincide.
empty-open = Nadie espera.
empty-mine = No está trabajando en ningún ticket.
empty-active = Ningún ticket está en curso.
empty-unclosed = No queda nada por hacer.
empty-closed = Todavía no se ha cerrado ningún ticket.
empty-all = Todavía no se ha abierto ningún ticket.
draft = Borrador
please-check = Por comprobar
choose-a-ticket = Elija un ticket de la lista.
back-to-queue = Volver a la cola
back-to-thread = Volver a la conversación
about-ticket = Sobre este ticket
details = Detalles
hide-details = Ocultar los detalles
opened = Abierto
modified = Modificado
not-yet = todavía no

## Las teclas
keys-title = Teclado
keys-move = Moverse
keys-next = Ticket siguiente, anterior
keys-open = Abrir
keys-back = Atrás
keys-act = Actuar
keys-take = Tomar
keys-close = Cerrar
keys-note = Nota
keys-write = Escribir
keys-new-line = Línea nueva
keys-go = Ir a
keys-sheet = Esta hoja

## Páginas rechazadas
problem-forbidden = Esta página es para el helpdesk
problem-forbidden-cause = Entró como alguien que necesita ayuda. Cambie en la página de inicio si trabaja aquí.
problem-nothing = No hay nada en esta dirección
problem-nothing-cause = Puede que el número esté mal escrito, o que el ticket no sea para usted.
problem-senseless = Esta dirección no tiene sentido
problem-senseless-cause = Algo en ella no es lo que debería ser. No se cambió nada.
problem-crowd = Demasiadas entradas a la vez
problem-crowd-cause = Muchas personas de su red entraron en el mismo minuto. Vuelva atrás e inténtelo de nuevo en un momento.
problem-unreachable = Ahora no se puede conectar con el helpdesk
problem-unreachable-cause = La base de datos no responde. Lo que ha enviado está a salvo; inténtelo de nuevo en un momento.
problem-broken = Algo falló por nuestra parte
problem-broken-cause = No se ha perdido nada de lo que escribió. Si vuelve a ocurrir, díganos el número de abajo.
