# What templates say on the pages of whoever needs help, beside pages.ftl.

## The lists
search = Rechercher
search-tickets = Rechercher dans les tickets
nothing-of-yours-open = Aucun de vos tickets n’est ouvert.
recently-closed = Clos récemment
similar-tickets = Tickets similaires
unfollow = En faire un ticket indépendant

## A ticket
start-follow-up = Ouvrir une suite
was-it-solved = Est-ce résolu pour vous ?
line-title = Place dans la file
line-may-close = Vous pouvez fermer la page ; le ticket attend.

## Files
attach-file = Joindre un fichier
add-photo = Ajouter une photo
files-to-send = Fichiers à envoyer
parcels = Messages qui attendent leurs fichiers
parcel-waits = Part dès que ses fichiers sont là.
save-file = Enregistrer
picture-before = Image précédente
picture-after = Image suivante

## Installed and offline
app-description = Signalez ce qui ne marche pas sur le campus et parlez avec ceux qui le réparent.
offline = Hors ligne
offline-kept = Vous êtes hors ligne. Ce que vous avez écrit est conservé et sera envoyé.
offline-comes-back = La page revient d’elle-même dès que le helpdesk est joignable.
