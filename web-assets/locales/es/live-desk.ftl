# What the scripts of the helpdesk's pages say: assigning, many at once, canned replies, notifications, incidents.

## Who has a ticket
name-you = { $who } (usted)
assign-nobody = Nadie
answering-one = { $who } está respondiendo
answering-two = { $who } y { $other } están respondiendo
answering-many = { $who } y otros { $n } están respondiendo
looks-one = { $who } está viendo esto
looks-two = { $who } y { $other } están viendo esto
looks-many = { $who } y otros { $n } están viendo esto
send-close-slow = #{ $id } se cerrará en cuanto se envíe su respuesta. Mantenga abierta esta página hasta entonces.
send-close-unsent = Su respuesta no se envió, así que #{ $id } no se cerró.
send-close-done = Su respuesta está enviada y #{ $id } está cerrado.
send-close-refused = Su respuesta está enviada, pero #{ $id } no se cerró: { $why }.

## Many at once
tick-one = Marcar #{ $id }
ticked = { $n ->
    [one] { $n } marcado
   *[other] { $n } marcados
}
most-ticked = Se pueden marcar como máximo { $most } tickets a la vez.
close-ask = { $n ->
    [1] ¿Cerrar este ticket?
   *[other] ¿Cerrar { $n } tickets?
}
close-ask-text = Un ticket cerrado no admite nada más, y nadie puede volver a abrirlo.
close-ask-yes = { $n ->
    [1] Cerrar
   *[other] Cerrar { $n } tickets
}
bulk-doing-take = Tomando { $done } de { $all }…
bulk-doing-close = Cerrando { $done } de { $all }…
bulk-doing-category = Moviendo { $done } de { $all }…
bulk-all-take = { $n ->
    [1] Se tomó 1 ticket.
   *[other] Se tomaron { $n } tickets.
}
bulk-all-close = { $n ->
    [1] Se cerró 1 ticket.
   *[other] Se cerraron { $n } tickets.
}
bulk-all-category = { $n ->
    [1] Se movió 1 ticket.
   *[other] Se movieron { $n } tickets.
}
bulk-none-take = { $n ->
    [1] El ticket no se tomó.
   *[other] No se tomó ninguno de los { $n } tickets.
}
bulk-none-close = { $n ->
    [1] El ticket no se cerró.
   *[other] No se cerró ninguno de los { $n } tickets.
}
bulk-none-category = { $n ->
    [1] El ticket no se movió.
   *[other] No se movió ninguno de los { $n } tickets.
}
bulk-some-take = { $n ->
    [1] Se tomó 1 de { $all } tickets.
   *[other] Se tomaron { $n } de { $all } tickets.
}
bulk-some-close = { $n ->
    [1] Se cerró 1 de { $all } tickets.
   *[other] Se cerraron { $n } de { $all } tickets.
}
bulk-some-category = { $n ->
    [1] Se movió 1 de { $all } tickets.
   *[other] Se movieron { $n } de { $all } tickets.
}
bulk-refused = #{ $id }: { $why }.
bulk-closed-already = #{ $id } ya está cerrado.
bulk-taken-by = { $who } tomó #{ $id }.
bulk-taken-by-somebody = Otra persona tomó #{ $id }.

## Canned replies. $word and $words are shortcuts and placeholders, as they were written.
canned-missing = Las respuestas predefinidas no están aquí: { $why }.
canned-none = Todavía no hay ninguna respuesta predefinida.
canned-count = { $n ->
    [one] { $n } respuesta predefinida
   *[other] { $n } respuestas predefinidas
}
replies-unread = No se pudieron leer: { $why }.
replies-full = Ya hay { $most } respuestas. Elimine antes una.
reply-new = Respuesta nueva
reply-changing = Modificar { $word }
reply-saved = { $word } está guardado.
reply-deleted = { $word } está eliminado.
reply-empty = Tiene que haber un texto con el que responder.
reply-long = Una respuesta tiene como máximo { $most } caracteres, esta tiene { $chars }.
shortcut-needed = Hace falta un atajo: una palabra.
shortcut-word = Un atajo es una palabra de letras, cifras, - o _.
shortcut-long = Un atajo tiene como máximo { $most } caracteres, este tiene { $chars }.
shortcut-taken = Ya hay otra respuesta en { $word }.
gap-one = No se pudo rellenar { $word }. Escríbalo usted.
gap-many = No se pudieron rellenar { $words }. Escríbalos usted.

## Notifications
notices-https = Este navegador solo muestra notificaciones por https.
notices-blocked = Este navegador las tiene bloqueadas. Se pueden volver a permitir en sus ajustes para este sitio.
news-opened = Ticket nuevo #{ $id } de { $who }
news-wrote = { $who } escribió en #{ $id }
news-opened-many = { $n } tickets nuevos
news-wrote-many = { $n } mensajes nuevos en sus tickets
news-many = { $n } novedades
news-many-body = Tickets nuevos: { $opened }. Mensajes nuevos en sus tickets: { $wrote }.
