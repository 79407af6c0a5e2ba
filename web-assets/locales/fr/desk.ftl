# What templates say to the helpdesk beside pages.ftl: tools of the queue, incidents, posters.

## Rows and many at once
typing-row = écrit…
looked-at-by = regardé par
sort-best = Pertinence
ticked-tickets = Tickets cochés
untick-all = Tout décocher
new-category = Nouvelle catégorie
hide-this = Masquer ceci
keys-tick = Cocher
keys-tick-to = Cocher jusqu’ici

## Details
assigned-to = Attribué à
assign-to = Attribuer à
assign-to-me = Me l’attribuer
change = Modifier
change-assigned = Modifier l’attribution
follows = Suite de
followed-by = Suivi de
rated = Évalué
on-the-door = Sur la porte
poster = Affiche QR

## Writing
send-and-close = Envoyer et clore
canned-reply = Réponse type
canned-replies = Réponses types
edit-replies = Modifier les réponses
reply-shortcut = Raccourci
reply-hint = Complété à l’utilisation : { "\u007B" }name{ "\u007D" }, { "\u007B" }ticket{ "\u007D" }, { "\u007B" }building{ "\u007D" } et { "\u007B" }room{ "\u007D" }.
reply-delete-sure = Supprimer pour tout le monde ?
delete = Supprimer
keep-it = Garder

## Notifications
notices = Notifications
notices-what = Pour les nouveaux tickets et les nouveaux messages dans les vôtres. Ce que vous regardez n’est pas annoncé. Cela vaut pour ce navigateur.
notices-show = Afficher une notification
notices-sound = Jouer un son

## Incidents
incident = Incident
group = Regrouper
not-now = Pas maintenant
incident-tickets = Tickets de cet incident
incident-to-all = Un message à tous
incident-dissolve = Dissoudre…
incident-dissolve-now = Dissoudre l’incident
incident-sure = Les tickets et leurs messages restent. Seul le regroupement disparaît.
incident-nothing-near = Aucun autre ticket ouvert ou en cours n’est dans ce bâtiment ou de cette catégorie.

## Posters
posters = Affiches QR
posters-lead = Qui en scanne un écrit un ticket où le lieu est déjà rempli. Les codes mènent à { $address }.
posters-local = Les téléphones ne peuvent pas atteindre cette adresse, elle ne vaut que sur cette machine. Donnez à HELPDESK_ORIGINS l’adresse du helpdesk avant d’imprimer.
posters-places = Lieux, les plus utilisés d’abord
posters-no-place = Aucun ticket n’a encore indiqué de lieu. Écrivez-en un ci-dessous.
posters-another = Un autre bâtiment
posters-size = Taille
posters-one = Une par page
posters-four = Quatre par page
posters-show = Afficher les affiches
print = Imprimer
posters-left-out = Une feuille contient au plus { $most } affiches. { $n } autres sont laissées de côté ; imprimez-les sur une autre feuille.
posters-sheet = Affiches
posters-choose = Choisissez des lieux dans la liste.
poster-ask = Quelque chose ne marche pas ici ?
poster-code = Code QR de l’adresse ci-dessous
poster-how = Scannez le code et dites ce qui ne va pas. Quelqu’un du helpdesk vous répond.
