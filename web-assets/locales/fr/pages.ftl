## Partout
verbatim = { $text }
moment = { $at }
list-and = { $rest } et { $last }
title = { $name } · Helpdesk
skip = Aller au contenu
language-of-page = Langue : { $name }
language-choose = Choisir la langue
my-tickets = Mes tickets
all-tickets = Tous les tickets
new-ticket = Nouveau ticket
to-the-queue = Vers la file
to-the-entry = Vers la page d’accueil
queue = File d’attente
analytics = Statistiques
analytics-short = Chiffres
ticket = Ticket
ticket-number = Ticket { $id }
category = Catégorie
all-categories = Toutes les catégories
building = Bâtiment
all-buildings = Tous les bâtiments
room = Salle
place = Lieu
show = Afficher
show-more = Afficher plus
edit = Modifier
cancel = Annuler
discard = Abandonner
retry = Réessayer
try-now = Essayer maintenant
close-dialog = Fermer
clear-filters = Effacer
unread = non lu
waiting = attend : { $time }
waiting-word = attend :
with = avec { $who }
with-word = avec
switch = Changer
switch-role = Changer de rôle ou de nom
as-of = état à { $time }
none = aucun

## La page d’accueil
title-entry = Helpdesk du campus
entry-title = Quelque chose ne marche pas sur le campus ?
entry-lead = Dites-le-nous avec vos propres mots. Quelqu’un vous répondra ici, et vous pouvez fermer la page en attendant.
back-to-where = Revenir où vous étiez
your-name = Votre nom
name-hint = Retenu sur cet appareil. Vous pourrez le changer plus tard.
fault-name = Un nom doit compter de 1 à { $most } caractères.
door-user = J’ai besoin d’aide
door-user-hint = Signaler un problème, suivre vos tickets
door-staff = Équipe du helpdesk
door-staff-hint = Répondre aux demandes, voir les chiffres
trust = Il n’y a pas de mot de passe. Toute personne qui atteint cette adresse peut entrer comme helpdesk : elle doit donc rester sur le réseau du campus ou derrière votre proxy d’authentification.

## Les listes
nothing-reported = Vous n’avez encore rien signalé.
open-and-active = Ouverts et en cours sur le campus
all-is-well = Personne n’attend. Tout va bien sur le campus.
what-is-wrong = Que se passe-t-il, et où ?
send-to-helpdesk = Envoyer au helpdesk
needs-script-sending = L’envoi nécessite JavaScript.

## Un ticket
title-ticket = #{ $id } · Helpdesk
title-closed-ticket = #{ $id } clos · Helpdesk
closed-by-helpdesk = Ce ticket a été clos par le helpdesk.
closed-kept = Sa conversation est conservée, mais seul le helpdesk peut encore la lire.
conversation = Conversation
show-earlier = Afficher les messages précédents
new = Nouveau
message = Message
hint-requester = Écrire à la personne qui a signalé
hint-helpdesk = Écrire au helpdesk
reply-or-note = Réponse ou note interne
draft-saved = Brouillon enregistré
key-sends = { $key } pour envoyer
needs-script-conversation = La conversation est affichée par un script. Veuillez autoriser JavaScript.
needs-script-writing = Pour écrire ici, il faut JavaScript. Pas pour lire.
ticket-is-closed = Ce ticket est clos.
you-were-writing = Vous étiez en train d’écrire : { $text }
opened-this-at = a signalé ceci : { $time }
description = Description
conflict-title = Quelqu’un a modifié ceci en même temps
conflict-yours = La vôtre, non enregistrée
keep-theirs = Garder l’autre
edit-both = Reprendre les deux
save-mine = Enregistrer la mienne
history-title = Comment la description a changé
correct-the-category = Corriger la catégorie

## Le bureau
views = Vues
way-open = Ouverts
way-mine = En cours, à moi
way-mine-short = À moi
way-active = En cours, tous
way-active-short = En cours
way-closed = Clos
shortcuts = Raccourcis
status = Statut
sort = Tri
filters = Filtres
remove-filter = Retirer le filtre
list-width = Largeur de la liste
view-open = Ouverts
view-mine = En cours, à moi
view-active = En cours
view-unclosed = Ouverts ou en cours
view-closed = Clos
view-all = De tout statut
sort-waiting = Attente
sort-newest = Plus récents
sort-oldest = Plus anciens
sort-updated = Activité
chip-opened-since = Ouverts depuis { $time }
chip-opened-before = Ouverts avant { $time }
chip-found = Reconnu : { $category }
chip-corrected = Corrigés
chip-not-corrected = Non corrigés
chip-closed-since = Clos depuis { $time }
chip-closed-before = Clos avant { $time }
chip-unclosed-at = Non clos à { $time }
chip-answered = Avec réponse
chip-unanswered = Sans réponse
chip-stars = { $n ->
    [1] 1 étoile
   *[other] { $n } étoiles
}
chip-weekday = Un { $day ->
    [1] lundi
    [2] mardi
    [3] mercredi
    [4] jeudi
    [5] vendredi
    [6] samedi
   *[7] dimanche
}
chip-hour = De { $from } à { $to }
chip-nowhere = Sans bâtiment
nothing-fits = Aucun ticket ne correspond.
empty-open = Personne n’attend.
empty-mine = Vous ne traitez aucun ticket.
empty-active = Aucun ticket n’est en cours.
empty-unclosed = Il ne reste rien à faire.
empty-closed = Aucun ticket n’a encore été clos.
empty-all = Aucun ticket n’a encore été ouvert.
draft = Brouillon
please-check = À vérifier
choose-a-ticket = Choisissez un ticket dans la liste.
back-to-queue = Retour à la file
back-to-thread = Retour à la conversation
about-ticket = À propos de ce ticket
details = Détails
hide-details = Masquer les détails
opened = Ouvert
modified = Modifié
not-yet = pas encore

## Les touches
keys-title = Clavier
keys-move = Se déplacer
keys-next = Ticket suivant, précédent
keys-open = Ouvrir
keys-back = Retour
keys-act = Agir
keys-take = Prendre
keys-close = Clore
keys-note = Note
keys-write = Écrire
keys-new-line = Nouvelle ligne
keys-go = Aller à
keys-sheet = Cette fiche

## Pages refusées
problem-forbidden = Cette page est réservée au helpdesk
problem-forbidden-cause = Vous êtes entré comme quelqu’un qui a besoin d’aide. Changez sur la page d’accueil si vous travaillez ici.
problem-nothing = Il n’y a rien à cette adresse
problem-nothing-cause = Le numéro est peut-être mal tapé, ou ce ticket ne vous est pas destiné.
problem-senseless = Cette adresse n’a pas de sens
problem-senseless-cause = Quelque chose n’y est pas ce qu’il devrait être. Rien n’a été modifié.
problem-crowd = Trop d’entrées à la fois
problem-crowd-cause = Beaucoup de personnes de votre réseau sont entrées dans la même minute. Revenez en arrière et réessayez dans un instant.
problem-unreachable = Le helpdesk est injoignable pour l’instant
problem-unreachable-cause = La base de données ne répond pas. Ce que vous avez envoyé est en sécurité ; réessayez dans un instant.
problem-broken = Une erreur s’est produite de notre côté
problem-broken-cause = Rien de ce que vous avez écrit n’est perdu. Si cela se reproduit, donnez-nous le numéro ci-dessous.
