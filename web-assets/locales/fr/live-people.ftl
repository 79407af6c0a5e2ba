# What scripts say beside the conversation: who is there, who has read, files, place in line, ratings.

## Who is there, and who has read
nobody = personne
typing-one = { $who } écrit…
typing-two = { $who } et { $other } écrivent…
typing-many = { $names } et { $n } autres écrivent…
looking-one = { $who } regarde aussi ce ticket
looking-two = { $who } et { $other } regardent aussi ce ticket
looking-many = { $names } et { $n } autres regardent aussi ce ticket
seen-by = Vu par { $who }
seen-by-helpdesk = Vu par le helpdesk
ago-time = il y a { $time }

## Files
size-kb = { $n } Ko
size-mb = { $n } Mo
file-state-reading = En préparation
file-state-waiting = Attend son tour
file-state-uploading = En route
file-state-ready = Prêt à envoyer
file-progress = { $name } : progression
file-cancel = Annuler { $name }
file-remove = Retirer { $name }
file-empty = Ce fichier est vide.
file-kinds = Seuls les images (PNG, JPEG, GIF, WebP), les PDF et le texte brut peuvent être envoyés.
file-larger = Ce fichier dépasse { $most }, la taille maximale d’un envoi.
file-too-large = Ce fichier est trop volumineux.
file-not-what-it-says = Le contenu ne correspond pas au nom : seuls les images, les PDF et le texte brut peuvent être envoyés.
file-ticket-closed = Le ticket a été clos entre-temps.
file-ticket-gone = Ce ticket n’est plus là pour vous.
file-offline = Pas de connexion. Nouvel essai en cours.
file-tried-again = { $why }. Nouvel essai en cours.
picture-unreadable = Cette image ne peut pas être lue ici. Enregistrez-la en JPEG ou en PNG et réessayez.
too-many-files = Un message contient au plus { $most } fichiers. Envoyez les autres dans un second.
files-on-their-way = Votre ticket est arrivé au helpdesk. Ses fichiers sont en route.
picture-of = { $n } sur { $all }
refused-invalid-attachments = L’un des fichiers n’est plus là, choisissez-le à nouveau

## A user's own ticket
line-place = Place { $n } dans la file
line-place-usually = Place { $n } dans la file, d’habitude { $time }
under-a-minute = moins d’une minute
follow-up-of = Suite de #{ $id }
stars-of = { $n } étoiles sur 5
rating-given = Vous avez donné { $n } étoiles sur 5.
rating-thanks = Merci. Vous avez donné { $n } étoiles sur 5.
rating-offline = Vous êtes hors ligne. Touchez à nouveau une fois reconnecté.
rating-forbidden = Seule la personne qui l’a signalé peut le dire.
rating-already = Il a déjà été évalué.
rating-busy = Le helpdesk ne peut pas le recevoir pour l’instant. Touchez à nouveau dans un moment.
similar-near = { $n ->
    [1] 1 ticket ouvert près de { $place } : est-ce celui-ci ?
   *[other] { $n } tickets ouverts près de { $place } : est-ce l’un d’eux ?
}
similar-sounds = { $n ->
    [1] 1 ticket ouvert y ressemble : est-ce celui-ci ?
   *[other] { $n } tickets ouverts y ressemblent : est-ce l’un d’eux ?
}

## What waits on this device
device-full = Cet appareil n’a plus de place pour conserver ce que vous écrivez. Laissez cette page ouverte jusqu’à l’envoi.
given-back-unsure = { $n ->
    [1] Ce que vous avez écrit avant de partir n’a peut-être pas été envoyé. C’est de nouveau dans son champ.
   *[other] { $n } textes que vous avez écrits avant de partir n’ont peut-être pas été envoyés. Ils sont de nouveau dans leurs champs.
}

## Lists and what was found
total-or-more = { $n }+
found-in-message = Dans un message :
found-in-note = Dans une note interne :
