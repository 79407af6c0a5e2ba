# What scripts say beside the conversation: who is there, who has read, files, place in line, ratings.

## Who is there, and who has read
nobody = nadie
typing-one = { $who } está escribiendo…
typing-two = { $who } y { $other } están escribiendo…
typing-many = { $names } y { $n } más están escribiendo…
looking-one = { $who } también está viendo esto
looking-two = { $who } y { $other } también están viendo esto
looking-many = { $names } y { $n } más también están viendo esto
seen-by = Visto por { $who }
seen-by-helpdesk = Visto por el helpdesk
ago-time = hace { $time }

## Files
size-kb = { $n } KB
size-mb = { $n } MB
file-state-reading = En preparación
file-state-waiting = Espera su turno
file-state-uploading = En camino
file-state-ready = Listo para enviar
file-progress = { $name }: progreso
file-cancel = Cancelar { $name }
file-remove = Quitar { $name }
file-empty = Este archivo está vacío.
file-kinds = Solo se pueden enviar imágenes (PNG, JPEG, GIF, WebP), PDF y texto sin formato.
file-larger = Este archivo supera los { $most }, lo máximo que se puede enviar.
file-too-large = Este archivo es demasiado grande.
file-not-what-it-says = El contenido no es lo que dice el nombre: solo se pueden enviar imágenes, PDF y texto sin formato.
file-ticket-closed = El ticket se cerró mientras tanto.
file-ticket-gone = Este ticket ya no está disponible para usted.
file-offline = Sin conexión. Se intentará de nuevo.
file-tried-again = { $why }. Se intentará de nuevo.
picture-unreadable = Esta imagen no se puede leer aquí. Guárdela como JPEG o PNG e inténtelo de nuevo.
too-many-files = Un mensaje lleva como máximo { $most } archivos. Envíe los demás en otro.
files-on-their-way = Su ticket ya está en el helpdesk. Los archivos están en camino.
picture-of = { $n } de { $all }
refused-invalid-attachments = Uno de los archivos ya no está, elíjalo de nuevo

## A user's own ticket
line-place = Puesto { $n } en la cola
line-place-usually = Puesto { $n } en la cola, normalmente { $time }
under-a-minute = menos de un minuto
follow-up-of = Continuación de #{ $id }
stars-of = { $n } de 5 estrellas
rating-given = Ha dado { $n } de 5 estrellas.
rating-thanks = Gracias. Ha dado { $n } de 5 estrellas.
rating-offline = No tiene conexión. Toque de nuevo cuando la recupere.
rating-forbidden = Solo puede decirlo quien lo comunicó.
rating-already = Ya se ha valorado.
rating-busy = El helpdesk no puede recibirlo ahora mismo. Toque de nuevo en un momento.
similar-near = { $n ->
    [1] 1 ticket abierto cerca de { $place }: ¿es este?
   *[other] { $n } tickets abiertos cerca de { $place }: ¿es alguno de estos?
}
similar-sounds = { $n ->
    [1] 1 ticket abierto se parece a esto: ¿es este?
   *[other] { $n } tickets abiertos se parecen a esto: ¿es alguno de estos?
}

## What waits on this device
device-full = Este dispositivo no tiene espacio para guardar lo que escribe. Deje esta página abierta hasta que se envíe.
given-back-unsure = { $n ->
    [1] Es posible que lo que escribió antes de salir no se haya enviado. Vuelve a estar en su casilla.
   *[other] Es posible que { $n } textos que escribió antes de salir no se hayan enviado. Vuelven a estar en sus casillas.
}

## Lists and what was found
total-or-more = { $n }+
found-in-message = En un mensaje:
found-in-note = En una nota interna:
