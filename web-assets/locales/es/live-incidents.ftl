# What the helpdesk's scripts say of incidents: tickets that are about the same thing.

## Grouping
group-as-incident = Agrupar como incidencia
group-with = Agrupar #{ $id } con
group-choose-one = Elija al menos un ticket.
group-different = Estos pertenecen a incidencias distintas. Elija tickets de una sola.
incident-question = { $n } tickets sobre { $category } en { $building } desde las { $time }: ¿una sola incidencia?

## The view of one
incident-number = Incidencia { $id }
incident-mark = { $n ->
    [1] Incidencia { $id }, 1 ticket
   *[other] Incidencia { $id }, { $n } tickets
}
incident-member = { $n ->
    [0] Incidencia { $id }, ningún otro ticket
    [1] Incidencia { $id } con 1 ticket más
   *[other] Incidencia { $id } con { $n } tickets más
}
incident-grouped-by = Agrupado por { $who }, { $time }
incident-leave = Sacar #{ $id } de la incidencia
incident-dissolved = La incidencia { $id } se disolvió. Sus tickets y mensajes permanecen.

## One answer to all
answer-all = { $n ->
    [1] Responder al abierto
   *[other] Responder a los { $n }
}
answer-hint = { $n ->
    [0] Todos los tickets de esta incidencia están cerrados.
    [1] Quien lo comunicó lo lee en su ticket, como cualquier otro mensaje.
   *[other] Cada una de las { $n } personas lo lee en su propio ticket, como cualquier otro mensaje.
}
answered = { $n ->
    [1] 1 conversación lo tiene.
   *[other] { $n } conversaciones lo tienen.
}
answered-closed = { $n ->
    [1] 1 ticket se cerró mientras tanto.
   *[other] { $n } tickets se cerraron mientras tanto.
}
answer-too-much = Ha escrito mucho en poco tiempo. No se envió nada; inténtelo de nuevo en { $seconds } s.
answer-not-everywhere = Todavía no lo tienen todas las conversaciones. Inténtelo de nuevo: solo va a las que les falta.
answer-dissolved = Esta incidencia se disolvió mientras tanto. Su texto se queda aquí.
