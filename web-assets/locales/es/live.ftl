## Categorías y estados
category-facility_management = Gestión de edificios
category-technical_it = Técnica e informática
category-services_complaints = Servicios y quejas
short-facility_management = Edificios
short-technical_it = Informática
short-services_complaints = Servicios
status-open = Abierto
status-active = En curso
status-closed = Cerrado
category-unsure = { $category }, por comprobar
count = { $n }
percent = { $n } %

## Horas y fechas
age-now = ahora
age-minutes = { $n } min
age-hours = { $n } h
age-days = { $n } d
today = Hoy
yesterday = Ayer
date-and-time = { $date }, { $time }
date-short = { $day } { $month }
date-short-year = { $day } { $month } { $year }
date-long = { $weekday }, { $day } de { $month }
date-long-year = { $weekday }, { $day } de { $month } de { $year }
weekday = { $day ->
    [0] Domingo
    [1] Lunes
    [2] Martes
    [3] Miércoles
    [4] Jueves
    [5] Viernes
   *[6] Sábado
}
month-short = { $month ->
    [1] ene
    [2] feb
    [3] mar
    [4] abr
    [5] may
    [6] jun
    [7] jul
    [8] ago
    [9] sept
    [10] oct
    [11] nov
   *[12] dic
}
month-long = { $month ->
    [1] enero
    [2] febrero
    [3] marzo
    [4] abril
    [5] mayo
    [6] junio
    [7] julio
    [8] agosto
    [9] septiembre
    [10] octubre
    [11] noviembre
   *[12] diciembre
}

## La cola
title-open = Abiertos · Helpdesk
title-mine = En curso, míos · Helpdesk
title-active = En curso · Helpdesk
title-unclosed = Abiertos y en curso · Helpdesk
title-closed = Cerrados · Helpdesk
title-all = Todos los tickets · Helpdesk
title-counted = ({ $n }) { $title }
counted-open = { $n ->
    [one] { $n } abierto
   *[other] { $n } abiertos
}
counted-mine = { $n } en curso, míos
counted-active = { $n } en curso
counted-unclosed = { $n ->
    [one] { $n } abierto o en curso
   *[other] { $n } abiertos o en curso
}
counted-closed = { $n ->
    [one] { $n } cerrado
   *[other] { $n } cerrados
}
counted-all = { $n } en total
new-above = { $n ->
    [one] { $n } nuevo
   *[other] { $n } nuevos
}
moved-above = { $n ->
    [one] { $n } movido
   *[other] { $n } movidos
}
last-of-helpdesk = Helpdesk: { $text }
no-such-ticket = No existe el ticket #{ $id }.
place-not-told = sin indicar
nobody-yet = nadie todavía
set-by-helpdesk = fijada por el helpdesk
place-changed = Mientras tanto, alguien lo cambió a { $place }. Guarde de nuevo para sustituirlo.
no-place = ningún lugar

## La categoría, estimada y corregida
guess-unsure = por comprobar
guess-because = por { $words }
guess-unsure-because = por comprobar: { $words }
correct-category-of = Corregir la categoría de #{ $id }
category-stays = #{ $id } se queda en { $category }.
category-went = #{ $id } pasó a { $category }. La próxima estimación lo tendrá en cuenta.
category-moved = Mientras tanto, alguien pasó #{ $id } a { $category }. Se queda ahí.
category-back = #{ $id } vuelve a estar en { $category } y cuenta como comprobado.
category-slow = #{ $id }: todavía se está enviando. Saldrá en cuanto haya conexión.
undo = Deshacer

## La conversación
helpdesk = helpdesk
by-at = { $who } · { $time }
new-below = { $n ->
    [one] { $n } nuevo
   *[other] { $n } nuevos
}
reply = Respuesta
internal-note = Nota interna
send = Enviar
add-note = Añadir nota
hint-note = Esto solo lo lee el helpdesk
save = Guardar
saving = Guardando…
open = Abrir
you = usted
too-many-characters = Como máximo { $most } caracteres; este texto tiene { $chars }.
too-many-bytes = Esto ocupa más de lo que cabe en un mensaje. Envíelo en dos partes.
outbox-full = Hay demasiado pendiente de envío. Su texto se queda aquí.
held-back-rate = Ha escrito mucho en poco tiempo. Se enviará en { $seconds } s.
held-back-busy = El helpdesk no puede recibirlo ahora. Nuevo intento en { $seconds } s.
delivery-queued = En espera (sin conexión)
delivery-sending = Enviando…
delivery-sent = Enviado { $time }
delivery-failed = No enviado
delivery-failed-because = No enviado: { $why }
conversation-not-loaded = No se pudo cargar la conversación
conversation-cause = { $why }. Su borrador se conserva.
request = solicitud { $request }
edited-at = Editado, { $time }
edited-times = { $n ->
    [1] Editado una vez, { $time }
    [2] Editado dos veces, { $time }
   *[other] Editado { $n } veces, { $time }
}
saved-while-editing = { $who } guardó un cambio mientras tanto. Al guardar verá los dos.
conflict-said = { $who } guardó un cambio a las { $time }, mientras usted escribía. No se pierde nada: elija una versión o únalas.
conflict-said-somebody = Alguien guardó un cambio mientras usted escribía. No se pierde nada: elija una versión o únalas.
saved-by = Guardado por { $who }
saved-meanwhile = Guardado mientras tanto
as-opened = Como se abrió
place-was = Lugar: { $place }
step-take = Tomar
step-taking = Tomando…
step-close = Cerrar
step-closing = Cerrando…
ago-seconds = hace { $seconds } s
faster-somebody = Alguien se adelantó. Su borrador se conserva.
faster-taken = { $who } lo tomó { $when }. Su borrador se conserva.
faster-closed = { $who } lo cerró { $when }. Su borrador se conserva.

## Lo que ocurrió
event-opened = Categoría { $category } según las palabras, { $n } %
event-taken = { $who } tomó este ticket
event-closed = { $who } cerró este ticket
event-category = { $who } cambió la categoría a { $category }
event-category-confirmed = { $who } confirmó la categoría { $category }
event-put-back = { $who } lo devolvió a la cola, ahora no lo tiene nadie
event-works = { $who } trabaja ahora en esto
event-given = { $who } se lo pasó a { $to }
event-description = { $who } editó la descripción
event-place = { $who } cambió el lugar a { $place }
event-place-removed = { $who } quitó el lugar
event-other = { $who } { $what }

## Un ticket nuevo
description-empty = Bastan unas pocas palabras, pero algo hay que escribir.
kept-on-device = Guardado en este dispositivo. Se enviará en cuanto tenga conexión.
ticket-arrived = El ticket #{ $id } ya está en el helpdesk.
given-back = { $n ->
    [1] Lo que escribió antes de salir no se envió. Vuelve a estar en su campo.
   *[other] { $n } textos que escribió antes de salir no se enviaron. Vuelven a estar en sus campos.
}

## La conexión
banner-ended = La conexión terminó por un error. Vuelva a cargar la página para continuar.
banner-offline = No tiene conexión. Lo que escriba espera aquí.
banner-reconnecting = Reconectando
banner-reconnecting-in = en { $seconds } s…
banner-back = { $n ->
    [0] De nuevo en línea
    [1] De nuevo en línea, 1 mensaje recibido
   *[other] De nuevo en línea, { $n } mensajes recibidos
}
live = En directo
live-stale = Desactualizado, reconectando
period-whole-number = Escriba un número entero de 1 a { $most }.
period-most-hours = Como máximo { $most } horas: son diez años.
period-most-days = Como máximo { $most } días: son diez años.

## Por qué se rechazó algo
refused = Se rechazó
refused-offline = No se puede conectar con el helpdesk
refused-busy = Demasiado a la vez, no se hizo nada, inténtelo de nuevo
refused-unavailable = No se puede conectar con la base de datos, inténtelo de nuevo
refused-timeout = La base de datos no respondió a tiempo, inténtelo de nuevo
refused-rate_limited = Demasiado en poco tiempo, inténtelo de nuevo en un momento
refused-internal = Algo falló por nuestra parte
refused-bad_frame = El navegador y el helpdesk no se entienden, vuelva a cargar la página
refused-bad_transition = El ticket avanzó mientras tanto
refused-cid_conflict = Esto ya se envió con otro contenido
refused-stale_base = Se cambió mientras tanto
refused-unsupported_media = Este tipo de archivo no se admite
refused-closed = Este ticket está cerrado
refused-forbidden = Solo el helpdesk puede hacer esto
refused-not_found = Este ticket ya no está disponible para usted
refused-too_large = Es demasiado largo
refused-unauthenticated = Su sesión ha terminado
refused-invalid = Algo no es como debería ser
refused-invalid-description = La descripción debe tener de 1 a 10.000 caracteres
refused-invalid-body = Un mensaje debe tener de 1 a 16.000 caracteres
refused-invalid-building = El edificio debe tener de 1 a 80 caracteres
refused-invalid-room = La sala debe tener de 1 a 40 caracteres
