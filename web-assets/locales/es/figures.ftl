## La cabecera
period = Periodo
hours = { $n } h
days = { $n } d
minutes = { $n } min
seconds = { $n } s
own-period = Otro…
own-period-fault = Escriba un número entero: de 1 a 87.600 horas, o de 1 a 3.650 días.
the-last = Los últimos
a-whole-number = Un número entero
unit = Unidad
unit-hours = horas
unit-days = días
analyses = Análisis
no-analysis = No hay ningún análisis elegido.
show-all = Mostrar todos
stale-since = Desactualizado desde { $time }, consultando de nuevo
analysis-down = Este análisis no funciona
analysis-down-cause = El servicio { $worker } no responde. Las demás tarjetas están al día, y esta volverá por sí sola.
csv = CSV
wall-screen = Pantalla mural
wall-leave = Salir de la pantalla mural
wall-over = La sesión de esta pantalla ha terminado. Las cifras ya no cambian.
wall-enter = Entrar de nuevo
table = Tabla
all = Todos
tickets = tickets
tickets-head = Tickets
part = Parte
month = Mes
months-in = meses en { $zone }
no-duration = –
percent-under = menos del { $n } %
percent-over = más del { $n } %
month-initial = { $month ->
    [1] E
    [2] F
    [3] M
    [4] A
    [5] M
    [6] J
    [7] J
    [8] A
    [9] S
    [10] O
    [11] N
   *[12] D
}
month-head = { $month ->
    [1] ene
    [2] feb
    [3] mar
    [4] abr
    [5] may
    [6] jun
    [7] jul
    [8] ago
    [9] sep
    [10] oct
    [11] nov
   *[12] dic
}
month-head-year = { $month } { $year }
month-long-year = { $month } de { $year }

## Abiertos y aún sin cerrar
backlog-title = Abiertos y aún sin cerrar
backlog-heading = Abiertos en { $period }, aún sin cerrar
backlog-caption = Abiertos en { $period } y aún sin cerrar, por estado y categoría
period-hours = { $n ->
    [1] la última hora
   *[other] las últimas { $n } horas
}
period-days = { $n ->
    [1] el último día
   *[other] los últimos { $n } días
}
backlog-nothing = De este tiempo no queda nada por hacer.
backlog-said = { $open ->
    [0] Nadie espera
    [1] 1 espera al helpdesk
   *[other] { $open } esperan al helpdesk
}, { $active ->
    [0] ninguno está en curso
    [1] 1 está en curso
   *[other] { $active } están en curso
}.
backlog-most = La mayoría, { $n }, son de { $category }.
figure-open = { $n } en espera
figure-active = { $n } en curso

## En curso por categoría
categories-title = En curso por categoría
categories-caption = Tickets en curso por categoría
categories-nothing = Ningún ticket está en curso.
categories-all = { $n ->
    [1] 1 ticket está en curso: { $category }.
   *[other] { $n } tickets están en curso, todos de { $category }.
}
categories-most = { $n } tickets están en curso; la mayoría son de { $category }.
categories-half = { $n } tickets están en curso; al menos la mitad son de { $category }.
categories-nearly-half = { $n } tickets están en curso; casi la mitad son de { $category }.
categories-largest = { $n } tickets están en curso; la mayor parte son de { $category }.

## Tiempo de resolución
resolution-title = Tiempo de resolución por mes de apertura
resolution-nothing = Todavía no se ha cerrado ningún ticket de estos meses.
resolution-said = Los tickets abiertos en { $month } tardaron { $average } de media, la mitad como máximo { $median }.
resolution-so-far = Los tickets abiertos en { $month } y ya cerrados tardaron { $average } de media, la mitad como máximo { $median }.
resolution-unclosed = De { $months } todavía no se ha cerrado ningún ticket.
resolution-maturing = { $n ->
    [1] Mes aún provisional: { $months }.
   *[other] Meses aún provisionales: { $months }.
}
resolution-many-maturing = { $n } meses son aún provisionales.
resolution-month = { $month }: media { $average }, mediana { $median }, { $closed } cerrados, { $open } aún abiertos
yearbook-caption = Tickets cerrados y aún abiertos por mes de apertura
still-open-short = aún ab.
open-short = ab.
still-open = Aún abiertos
average = Media
median = Mediana
average-short = media
median-short = mediana
still-maturing = aún provisional

## Categorías corregidas
corrections-title = Categorías corregidas por mes de apertura
corrections-nothing = En estos meses no se abrió ningún ticket.
corrections-none = { $n ->
    [1] La categoría del único ticket de estos meses no se corrigió.
   *[other] De { $n } tickets de estos meses no se corrigió ninguna categoría.
}
corrections-said = { $n ->
    [1] De 1 ticket de estos meses, { $corrected } pasó a otra categoría: { $share }.
   *[other] De { $n } tickets de estos meses, { $corrected } pasaron a otra categoría: { $share }.
}
corrections-worst = El error más frecuente fue reconocer { $category }: { $share }.
corrections-shares = Proporciones por mes
corrections-caption = Proporción de tickets cuya categoría se corrigió, por categoría reconocida y mes de apertura
corrections-note = Según lo que se reconoció en las palabras, sea cual sea el estado actual. Una corrección deshecha no cuenta.
corrected-of = { $part } de { $whole }
found-category = Categoría reconocida

## Over time
flow-title = Pendientes a lo largo del tiempo
flow-heading = Pendientes a lo largo del tiempo: { $period }
flow-caption = Tickets abiertos, cerrados y sin cerrar: { $period }
flow-opened = Abiertos
flow-closed = Cerrados
unclosed = Sin cerrar
from-head = Desde
flow-step = { $step }: { $opened } abiertos, { $closed } cerrados, { $unclosed } sin cerrar al final
flow-week = Semana del { $date }
flow-said = { $n ->
    [0] Ahora todos los tickets están cerrados.
    [1] Ahora hay 1 ticket sin cerrar.
   *[other] Ahora hay { $n } tickets sin cerrar.
} El punto más alto de la curva es { $peak }: { $step }.
flow-said-now = { $n ->
    [0] Ahora todos los tickets están cerrados.
    [1] Ahora hay 1 ticket sin cerrar.
   *[other] Ahora hay { $n } tickets sin cerrar.
}
change-up = +{ $n } % respecto al período anterior
change-down = −{ $n } % respecto al período anterior
change-same = igual que en el período anterior
change-none = ninguno en el período anterior
change-before = { $n } en el período anterior
longest-wait = Espera más larga
nobody-waits = Nadie espera.
axis-now = ahora
days-in = días en { $zone }
hours-in = horas en { $zone }
arrivals-title = Llegadas por día y hora
arrivals-heading = Cuándo llegaron los tickets: { $period }
arrivals-cell = { $day }, de { $from } a { $to }: { $n } abiertos
arrivals-said = La mayoría llegó el { $day } entre las { $from } y las { $to }: { $n } de { $all }.
arrivals-nothing = En este tiempo no llegó ningún ticket.
weekday-head = Día
heat-key = más oscuro: más tickets
weekday-name = { $day ->
    [1] lunes
    [2] martes
    [3] miércoles
    [4] jueves
    [5] viernes
    [6] sábado
   *[7] domingo
}
weekday-short = { $day ->
    [1] lun
    [2] mar
    [3] mié
    [4] jue
    [5] vie
    [6] sáb
   *[7] dom
}
buildings-title = Tickets por edificio
buildings-heading = Abiertos por edificio: { $period }
building-none = Sin edificio
buildings-said = La mayoría vino de { $building }: { $n } de { $all }.
buildings-nothing = En este tiempo no llegó ningún ticket con edificio.
buildings-more = Hay { $n } edificios más en el archivo.
responses-title = Primera respuesta por mes de apertura
responses-nothing = Ningún ticket de estos meses tiene respuesta todavía.
responses-said = Los tickets abiertos en { $month } esperaron la primera respuesta { $average } de media, la mitad como máximo { $median }.
responses-so-far = Los tickets abiertos en { $month } y ya respondidos esperaron { $average } de media, la mitad como máximo { $median }.
responses-unanswered = Ningún ticket de { $months } tiene respuesta todavía.
responses-month = { $month }: media { $average }, mediana { $median }, { $closed } con respuesta, { $open } sin respuesta
responses-caption = Tickets con y sin respuesta por mes de apertura
responded = Con respuesta
unanswered = Sin respuesta
unanswered-short = sin respuesta
ratings-title = Valoraciones por mes de apertura
ratings-said = Los tickets abiertos en { $month } recibieron { $stars } de 5 estrellas de media: se valoraron { $n } de { $closed } cerrados.
ratings-nothing = Todavía no se ha valorado ningún ticket de estos meses.
ratings-note = Se valora una vez, en los 14 días después del cierre, por quien lo comunicó.
stars-head = Estrellas
stars-average = { $n }
