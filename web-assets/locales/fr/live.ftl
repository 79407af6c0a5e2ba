## Catégories et statuts
category-facility_management = Gestion des bâtiments
category-technical_it = Technique et informatique
category-services_complaints = Services et réclamations
short-facility_management = Bâtiments
short-technical_it = Informatique
short-services_complaints = Services
status-open = Ouvert
status-active = En cours
status-closed = Clos
category-unsure = { $category }, à vérifier
count = { $n }
percent = { $n } %

## Heures et dates
age-now = à l’instant
age-minutes = { $n } min
age-hours = { $n } h
age-days = { $n } j
today = Aujourd’hui
yesterday = Hier
date-and-time = { $date }, { $time }
date-short = { $day ->
    [1] 1er
   *[other] { $day }
} { $month }
date-short-year = { $day ->
    [1] 1er
   *[other] { $day }
} { $month } { $year }
date-long = { $weekday } { $day ->
    [1] 1er
   *[other] { $day }
} { $month }
date-long-year = { $weekday } { $day ->
    [1] 1er
   *[other] { $day }
} { $month } { $year }
weekday = { $day ->
    [0] Dimanche
    [1] Lundi
    [2] Mardi
    [3] Mercredi
    [4] Jeudi
    [5] Vendredi
   *[6] Samedi
}
month-short = { $month ->
    [1] janv.
    [2] févr.
    [3] mars
    [4] avr.
    [5] mai
    [6] juin
    [7] juil.
    [8] août
    [9] sept.
    [10] oct.
    [11] nov.
   *[12] déc.
}
month-long = { $month ->
    [1] janvier
    [2] février
    [3] mars
    [4] avril
    [5] mai
    [6] juin
    [7] juillet
    [8] août
    [9] septembre
    [10] octobre
    [11] novembre
   *[12] décembre
}

## La file
title-open = Ouverts · Helpdesk
title-mine = En cours, à moi · Helpdesk
title-active = En cours · Helpdesk
title-unclosed = Ouverts et en cours · Helpdesk
title-closed = Clos · Helpdesk
title-all = Tous les tickets · Helpdesk
title-counted = ({ $n }) { $title }
counted-open = { $n ->
    [one] { $n } ouvert
   *[other] { $n } ouverts
}
counted-mine = { $n } en cours, à moi
counted-active = { $n } en cours
counted-unclosed = { $n ->
    [one] { $n } ouvert ou en cours
   *[other] { $n } ouverts ou en cours
}
counted-closed = { $n } clos
counted-all = { $n } au total
new-above = { $n ->
    [one] { $n } nouveau
   *[other] { $n } nouveaux
}
moved-above = { $n ->
    [one] { $n } déplacé
   *[other] { $n } déplacés
}
last-of-helpdesk = Helpdesk : { $text }
no-such-ticket = Le ticket #{ $id } n’existe pas.
place-not-told = non indiqué
nobody-yet = personne pour l’instant
set-by-helpdesk = fixée par le helpdesk
place-changed = Entre-temps, quelqu’un a mis { $place }. Enregistrez à nouveau pour remplacer ce lieu.
no-place = aucun lieu

## La catégorie, devinée et corrigée
guess-unsure = à vérifier
guess-because = à cause de { $words }
guess-unsure-because = à vérifier : { $words }
correct-category-of = Corriger la catégorie de #{ $id }
category-stays = #{ $id } reste dans { $category }.
category-went = #{ $id } est passé dans { $category }. La prochaine estimation en tiendra compte.
category-moved = Entre-temps, quelqu’un a mis #{ $id } dans { $category }. Il y reste.
category-back = #{ $id } est de nouveau dans { $category } et compte comme vérifié.
category-slow = #{ $id } : envoi en cours. Il partira dès qu’il y aura une connexion.
undo = Annuler

## La conversation
helpdesk = helpdesk
by-at = { $who } · { $time }
new-below = { $n ->
    [one] { $n } nouveau
   *[other] { $n } nouveaux
}
reply = Réponse
internal-note = Note interne
send = Envoyer
add-note = Ajouter la note
hint-note = Seul le helpdesk lit ceci
save = Enregistrer
saving = Enregistrement…
open = Ouvrir
you = vous
too-many-characters = { $most } caractères au plus, ce texte en a { $chars }.
too-many-bytes = C’est plus que ce qu’un message peut contenir. Envoyez-le en deux fois.
outbox-full = Trop d’envois sont en attente. Votre texte reste ici.
held-back-rate = Vous avez beaucoup écrit en peu de temps. Envoi dans { $seconds } s.
held-back-busy = Le helpdesk ne peut pas le recevoir pour l’instant. Nouvel essai dans { $seconds } s.
delivery-queued = En attente (hors ligne)
delivery-sending = Envoi…
delivery-sent = Envoyé à { $time }
delivery-failed = Non envoyé
delivery-failed-because = Non envoyé : { $why }
conversation-not-loaded = La conversation n’a pas pu être chargée
conversation-cause = { $why }. Votre brouillon est conservé.
request = requête { $request }
edited-at = Modifié, { $time }
edited-times = { $n ->
    [1] Modifié une fois, { $time }
    [2] Modifié deux fois, { $time }
   *[other] Modifié { $n } fois, { $time }
}
saved-while-editing = { $who } a enregistré une modification entre-temps. À l’enregistrement, vous verrez les deux.
conflict-said = { $who } a enregistré une modification à { $time }, pendant que vous écriviez. Rien n’est perdu : choisissez une version, ou réunissez les deux.
conflict-said-somebody = Quelqu’un a enregistré une modification pendant que vous écriviez. Rien n’est perdu : choisissez une version, ou réunissez les deux.
saved-by = Enregistré par { $who }
saved-meanwhile = Enregistré entre-temps
as-opened = Version d’origine
place-was = Lieu : { $place }
step-take = Prendre
step-taking = Prise en charge…
step-close = Clore
step-closing = Clôture…
ago-seconds = il y a { $seconds } s
faster-somebody = Quelqu’un a été plus rapide. Votre brouillon est conservé.
faster-taken = Pris par { $who } { $when }. Votre brouillon est conservé.
faster-closed = Clos par { $who } { $when }. Votre brouillon est conservé.

## Ce qui s’est passé
event-opened = Catégorie { $category } d’après les mots, { $n } %
event-taken = { $who } a pris ce ticket
event-closed = { $who } a clos ce ticket
event-category = { $who } a changé la catégorie en { $category }
event-category-confirmed = { $who } a confirmé la catégorie { $category }
event-put-back = { $who } a remis ce ticket dans la file, il n’est plus attribué
event-works = { $who } s’en occupe maintenant
event-given = { $who } l’a confié à { $to }
event-description = { $who } a modifié la description
event-place = { $who } a changé le lieu en { $place }
event-place-removed = { $who } a supprimé le lieu
event-other = { $who } { $what }

## Un nouveau ticket
description-empty = Quelques mots suffisent, mais il en faut.
kept-on-device = Conservé sur cet appareil. L’envoi se fera dès que vous serez en ligne.
ticket-arrived = Le ticket #{ $id } est arrivé au helpdesk.
given-back = { $n ->
    [1] Ce que vous aviez écrit avant de partir n’a pas été envoyé. Le texte est de nouveau dans son champ.
   *[other] { $n } textes que vous aviez écrits avant de partir n’ont pas été envoyés. Ils sont de nouveau dans leurs champs.
}

## La connexion
banner-ended = La connexion s’est arrêtée à cause d’une erreur. Rechargez la page pour continuer.
banner-offline = Vous êtes hors ligne. Ce que vous écrivez attend ici.
banner-reconnecting = Reconnexion
banner-reconnecting-in = dans { $seconds } s…
banner-back = { $n ->
    [0] De nouveau en ligne
    [1] De nouveau en ligne, 1 message reçu
   *[other] De nouveau en ligne, { $n } messages reçus
}
live = En direct
live-stale = Périmé, reconnexion en cours
period-whole-number = Saisissez un nombre entier de 1 à { $most }.
period-most-hours = { $most } heures au plus : cela fait dix ans.
period-most-days = { $most } jours au plus : cela fait dix ans.

## Pourquoi quelque chose a été refusé
refused = Cela a été refusé
refused-offline = Le helpdesk est injoignable
refused-busy = Trop à la fois, rien n’a été fait, réessayez
refused-unavailable = La base de données est injoignable, réessayez
refused-timeout = La base de données n’a pas répondu à temps, réessayez
refused-rate_limited = Trop en peu de temps, réessayez dans un instant
refused-internal = Une erreur s’est produite de notre côté
refused-bad_frame = Le navigateur et le helpdesk ne se comprennent pas, rechargez la page
refused-bad_transition = Le ticket a changé d’état entre-temps
refused-cid_conflict = Ceci a déjà été envoyé avec un autre contenu
refused-stale_base = Cela a été modifié entre-temps
refused-unsupported_media = Ce type de fichier n’est pas accepté
refused-closed = Ce ticket est clos
refused-forbidden = Seul le helpdesk peut faire cela
refused-not_found = Ce ticket n’est plus là pour vous
refused-too_large = C’est trop long
refused-unauthenticated = Votre session est terminée
refused-invalid = Quelque chose n’y est pas correct
refused-invalid-description = La description doit compter de 1 à 10 000 caractères
refused-invalid-body = Un message doit compter de 1 à 16 000 caractères
refused-invalid-building = Le bâtiment doit compter de 1 à 80 caractères
refused-invalid-room = La salle doit compter de 1 à 40 caractères
