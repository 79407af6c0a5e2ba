## L’en-tête
period = Période
hours = { $n } h
days = { $n } j
minutes = { $n } min
seconds = { $n } s
own-period = Autre…
own-period-fault = Saisissez un nombre entier : de 1 à 87 600 heures, ou de 1 à 3 650 jours.
the-last = Les derniers
a-whole-number = Un nombre entier
unit = Unité
unit-hours = heures
unit-days = jours
analyses = Analyses
no-analysis = Aucune analyse n’est choisie.
show-all = Tout afficher
stale-since = Périmé depuis { $time }, nouvelle demande en cours
analysis-down = Cette analyse ne fonctionne pas
analysis-down-cause = Le service { $worker } ne répond pas. Les autres cartes sont à jour, et celle-ci reviendra d’elle-même.
csv = CSV
wall-screen = Écran mural
wall-leave = Quitter l’écran mural
wall-over = La session de cet écran est terminée. Les chiffres ne bougent plus.
wall-enter = Entrer de nouveau
table = Tableau
all = Tous
tickets = tickets
tickets-head = Tickets
part = Partie
month = Mois
months-in = mois à { $zone }
no-duration = –
percent-under = moins de { $n } %
percent-over = plus de { $n } %
month-initial = { $month ->
    [1] J
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
    [1] janv
    [2] févr
    [3] mars
    [4] avr
    [5] mai
    [6] juin
    [7] juil
    [8] août
    [9] sept
    [10] oct
    [11] nov
   *[12] déc
}
month-head-year = { $month } { $year }
month-long-year = { $month } { $year }

## Ouverts et pas encore clos
backlog-title = Ouverts et pas encore clos
backlog-heading = Ouverts { $period }, pas encore clos
backlog-caption = Ouverts { $period } et pas encore clos, par statut et par catégorie
period-hours = { $n ->
    [1] dans la dernière heure
   *[other] dans les { $n } dernières heures
}
period-days = { $n ->
    [1] le dernier jour
   *[other] dans les { $n } derniers jours
}
backlog-nothing = De cette période, il ne reste rien à faire.
backlog-said = { $open ->
    [0] Personne n’attend
    [1] 1 attend le helpdesk
   *[other] { $open } attendent le helpdesk
}, { $active ->
    [0] aucun n’est en cours
    [1] 1 est en cours
   *[other] { $active } sont en cours
}.
backlog-most = La plupart, { $n }, relèvent de { $category }.
figure-open = { $n } en attente
figure-active = { $n } en cours

## En cours par catégorie
categories-title = En cours par catégorie
categories-caption = Tickets en cours par catégorie
categories-nothing = Aucun ticket n’est en cours.
categories-all = { $n ->
    [1] 1 ticket est en cours : { $category }.
   *[other] { $n } tickets sont en cours, tous relèvent de { $category }.
}
categories-most = { $n } tickets sont en cours ; la plupart relèvent de { $category }.
categories-half = { $n } tickets sont en cours ; au moins la moitié relève de { $category }.
categories-nearly-half = { $n } tickets sont en cours ; près de la moitié relève de { $category }.
categories-largest = { $n } tickets sont en cours ; la plus grande part relève de { $category }.

## Délai de résolution
resolution-title = Délai de résolution par mois d’ouverture
resolution-nothing = Aucun ticket de ces mois n’est encore clos.
resolution-said = Les tickets ouverts en { $month } ont pris { $average } en moyenne, la moitié au plus { $median }.
resolution-so-far = Les tickets ouverts en { $month } et déjà clos ont pris { $average } en moyenne, la moitié au plus { $median }.
resolution-unclosed = Pour { $months }, aucun ticket n’est encore clos.
resolution-maturing = { $n ->
    [1] Mois encore provisoire : { $months }.
   *[other] Mois encore provisoires : { $months }.
}
resolution-many-maturing = { $n } mois sont encore provisoires.
resolution-month = { $month } : moyenne { $average }, médiane { $median }, { $closed } clos, { $open } encore ouverts
yearbook-caption = Tickets clos et encore ouverts par mois d’ouverture
still-open-short = encore ouv.
open-short = ouv.
still-open = Encore ouverts
average = Moyenne
median = Médiane
average-short = moyenne
median-short = médiane
still-maturing = encore provisoire

## Catégories corrigées
corrections-title = Catégories corrigées par mois d’ouverture
corrections-nothing = Aucun ticket n’a été ouvert ces mois-ci.
corrections-none = { $n ->
    [1] La catégorie de l’unique ticket de ces mois n’a pas été corrigée.
   *[other] Sur { $n } tickets de ces mois, aucune catégorie n’a été corrigée.
}
corrections-said = { $n ->
    [1] Sur 1 ticket de ces mois, { $corrected } a changé de catégorie : { $share }.
   *[other] Sur { $n } tickets de ces mois, { $corrected } ont changé de catégorie : { $share }.
}
corrections-worst = L’erreur la plus fréquente : { $category } reconnu à tort, { $share }.
corrections-shares = Parts par mois
corrections-caption = Part des tickets dont la catégorie a été corrigée, par catégorie reconnue et par mois d’ouverture
corrections-note = D’après ce qui a été reconnu dans les mots, quel que soit le statut actuel. Une correction annulée ne compte pas.
corrected-of = { $part } sur { $whole }
found-category = Catégorie reconnue

## Over time
flow-title = Encours au fil du temps
flow-heading = Encours au fil du temps : { $period }
flow-caption = Tickets ouverts, clos et non clos : { $period }
flow-opened = Ouverts
flow-closed = Clos
unclosed = Non clos
from-head = À partir de
flow-step = { $step } : { $opened } ouverts, { $closed } clos, { $unclosed } non clos à la fin
flow-week = Semaine du { $date }
flow-said = { $n ->
    [0] Tous les tickets sont clos.
    [1] 1 ticket n’est pas clos.
   *[other] { $n } tickets ne sont pas clos.
} Le point le plus haut de la courbe est { $peak } : { $step }.
flow-said-now = { $n ->
    [0] Tous les tickets sont clos.
    [1] 1 ticket n’est pas clos.
   *[other] { $n } tickets ne sont pas clos.
}
change-up = +{ $n } % par rapport à la période précédente
change-down = −{ $n } % par rapport à la période précédente
change-same = autant que dans la période précédente
change-none = aucun dans la période précédente
change-before = { $n } dans la période précédente
longest-wait = Attente la plus longue
nobody-waits = Personne n’attend.
axis-now = maintenant
days-in = jours en { $zone }
hours-in = heures en { $zone }
arrivals-title = Arrivées par jour et par heure
arrivals-heading = Quand les tickets sont arrivés : { $period }
arrivals-cell = { $day }, de { $from } à { $to } : { $n } ouverts
arrivals-said = La plupart sont arrivés le { $day } entre { $from } et { $to } : { $n } sur { $all }.
arrivals-nothing = Aucun ticket n’est arrivé pendant ce temps.
weekday-head = Jour
heat-key = plus foncé : plus de tickets
weekday-name = { $day ->
    [1] lundi
    [2] mardi
    [3] mercredi
    [4] jeudi
    [5] vendredi
    [6] samedi
   *[7] dimanche
}
weekday-short = { $day ->
    [1] lun.
    [2] mar.
    [3] mer.
    [4] jeu.
    [5] ven.
    [6] sam.
   *[7] dim.
}
buildings-title = Tickets par bâtiment
buildings-heading = Ouverts par bâtiment : { $period }
building-none = Sans bâtiment
buildings-said = La plupart viennent de { $building } : { $n } sur { $all }.
buildings-nothing = Aucun ticket avec un bâtiment n’est arrivé pendant ce temps.
buildings-more = { $n } autres bâtiments sont dans le fichier.
responses-title = Première réponse par mois d’ouverture
responses-nothing = Aucun ticket de ces mois n’a encore de réponse.
responses-said = Les tickets ouverts en { $month } ont attendu la première réponse { $average } en moyenne, la moitié au plus { $median }.
responses-so-far = Les tickets ouverts en { $month } et déjà répondus ont attendu { $average } en moyenne, la moitié au plus { $median }.
responses-unanswered = Aucun ticket de { $months } n’a encore de réponse.
responses-month = { $month } : moyenne { $average }, médiane { $median }, { $closed } avec réponse, { $open } sans réponse
responses-caption = Tickets avec et sans réponse par mois d’ouverture
responded = Avec réponse
unanswered = Sans réponse
unanswered-short = sans réponse
ratings-title = Évaluations par mois d’ouverture
ratings-said = Les tickets ouverts en { $month } ont reçu { $stars } étoiles sur 5 en moyenne : { $n } des { $closed } tickets clos ont été évalués.
ratings-nothing = Aucun ticket de ces mois n’a encore été évalué.
ratings-note = Évalué une fois, dans les 14 jours après la clôture, par la personne qui l’a signalé.
stars-head = Étoiles
stars-average = { $n }
