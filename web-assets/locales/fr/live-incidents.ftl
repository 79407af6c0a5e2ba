# What the helpdesk's scripts say of incidents: tickets that are about the same thing.

## Grouping
group-as-incident = Regrouper en incident
group-with = Regrouper #{ $id } avec
group-choose-one = Choisissez au moins un ticket.
group-different = Ceux-ci font partie d’incidents différents. Choisissez les tickets d’un seul.
incident-question = { $n } tickets concernant { $category } à { $building } depuis { $time } : un même incident ?

## The view of one
incident-number = Incident { $id }
incident-mark = { $n ->
    [1] Incident { $id }, 1 ticket
   *[other] Incident { $id }, { $n } tickets
}
incident-member = { $n ->
    [0] Incident { $id }, aucun autre ticket
    [1] Incident { $id } avec 1 autre ticket
   *[other] Incident { $id } avec { $n } autres tickets
}
incident-grouped-by = Regroupé par { $who }, { $time }
incident-leave = Retirer #{ $id } de l’incident
incident-dissolved = L’incident { $id } a été dissous. Ses tickets et messages restent.

## One answer to all
answer-all = { $n ->
    [1] Répondre au ticket ouvert
   *[other] Répondre aux { $n }
}
answer-hint = { $n ->
    [0] Tous les tickets de cet incident sont clos.
    [1] La personne qui a signalé le lit dans son ticket, comme tout autre message.
   *[other] Chacune des { $n } personnes le lit dans son propre ticket, comme tout autre message.
}
answered = { $n ->
    [1] 1 conversation l’a reçu.
   *[other] { $n } conversations l’ont reçu.
}
answered-closed = { $n ->
    [1] 1 ticket a été clos entre-temps.
   *[other] { $n } tickets ont été clos entre-temps.
}
answer-too-much = Vous avez beaucoup écrit en peu de temps. Rien n’a été envoyé ; réessayez dans { $seconds } s.
answer-not-everywhere = Toutes les conversations ne l’ont pas encore. Réessayez : il ne va qu’à celles où il manque.
answer-dissolved = Cet incident a été dissous entre-temps. Votre texte reste ici.
