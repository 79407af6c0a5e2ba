# What the scripts of the helpdesk's pages say: assigning, many at once, canned replies, notifications, incidents.

## Who has a ticket
name-you = { $who } (vous)
assign-nobody = Personne
answering-one = { $who } est en train de répondre
answering-two = { $who } et { $other } sont en train de répondre
answering-many = { $who } et { $n } autres sont en train de répondre
looks-one = { $who } regarde ce ticket
looks-two = { $who } et { $other } regardent ce ticket
looks-many = { $who } et { $n } autres regardent ce ticket
send-close-slow = #{ $id } sera clos dès que votre réponse sera envoyée. Gardez cette page ouverte jusque-là.
send-close-unsent = Votre réponse n’a pas été envoyée, #{ $id } n’a donc pas été clos.
send-close-done = Votre réponse est envoyée et #{ $id } est clos.
send-close-refused = Votre réponse est envoyée, mais #{ $id } n’a pas été clos : { $why }.

## Many at once
tick-one = Cocher #{ $id }
ticked = { $n ->
    [one] { $n } coché
   *[other] { $n } cochés
}
most-ticked = On peut cocher au plus { $most } tickets à la fois.
close-ask = { $n ->
    [1] Clore ce ticket ?
   *[other] Clore { $n } tickets ?
}
close-ask-text = Un ticket clos n’accepte plus rien, et personne ne peut le rouvrir.
close-ask-yes = { $n ->
    [1] Clore
   *[other] Clore { $n } tickets
}
bulk-doing-take = Prise en charge : { $done } sur { $all }…
bulk-doing-close = Clôture : { $done } sur { $all }…
bulk-doing-category = Déplacement : { $done } sur { $all }…
bulk-all-take = { $n ->
    [1] 1 ticket a été pris.
   *[other] { $n } tickets ont été pris.
}
bulk-all-close = { $n ->
    [1] 1 ticket a été clos.
   *[other] { $n } tickets ont été clos.
}
bulk-all-category = { $n ->
    [1] 1 ticket a été déplacé.
   *[other] { $n } tickets ont été déplacés.
}
bulk-none-take = { $n ->
    [1] Le ticket n’a pas été pris.
   *[other] Aucun des { $n } tickets n’a été pris.
}
bulk-none-close = { $n ->
    [1] Le ticket n’a pas été clos.
   *[other] Aucun des { $n } tickets n’a été clos.
}
bulk-none-category = { $n ->
    [1] Le ticket n’a pas été déplacé.
   *[other] Aucun des { $n } tickets n’a été déplacé.
}
bulk-some-take = { $n ->
    [1] 1 ticket sur { $all } a été pris.
   *[other] { $n } tickets sur { $all } ont été pris.
}
bulk-some-close = { $n ->
    [1] 1 ticket sur { $all } a été clos.
   *[other] { $n } tickets sur { $all } ont été clos.
}
bulk-some-category = { $n ->
    [1] 1 ticket sur { $all } a été déplacé.
   *[other] { $n } tickets sur { $all } ont été déplacés.
}
bulk-refused = #{ $id } : { $why }.
bulk-closed-already = #{ $id } est déjà clos.
bulk-taken-by = #{ $id } a été pris par { $who }.
bulk-taken-by-somebody = #{ $id } a été pris par quelqu’un d’autre.

## Canned replies. $word and $words are shortcuts and placeholders, as they were written.
canned-missing = Les réponses types ne sont pas là : { $why }.
canned-none = Il n’y a pas encore de réponse type.
canned-count = { $n ->
    [one] { $n } réponse type
   *[other] { $n } réponses types
}
replies-unread = Elles n’ont pas pu être lues : { $why }.
replies-full = Il y a déjà { $most } réponses. Supprimez-en une d’abord.
reply-new = Nouvelle réponse
reply-changing = Modifier { $word }
reply-saved = { $word } est enregistré.
reply-deleted = { $word } est supprimé.
reply-empty = Il faut un texte pour répondre.
reply-long = Une réponse compte au plus { $most } caractères, celle-ci en a { $chars }.
shortcut-needed = Il faut un raccourci : un seul mot.
shortcut-word = Un raccourci est un mot fait de lettres, de chiffres, de - ou de _.
shortcut-long = Un raccourci compte au plus { $most } caractères, celui-ci en a { $chars }.
shortcut-taken = { $word } sert déjà à une autre réponse.
gap-one = { $word } n’a pas pu être complété. Veuillez l’écrire vous-même.
gap-many = { $words } n’ont pas pu être complétés. Veuillez les écrire vous-même.

## Notifications
notices-https = Ce navigateur n’affiche des notifications qu’en https.
notices-blocked = Ce navigateur les bloque. Ses réglages pour ce site permettent de les autoriser à nouveau.
news-opened = Nouveau ticket #{ $id } de { $who }
news-wrote = { $who } a écrit dans #{ $id }
news-opened-many = { $n } nouveaux tickets
news-wrote-many = { $n } nouveaux messages dans vos tickets
news-many = { $n } nouveautés
news-many-body = Nouveaux tickets : { $opened }. Nouveaux messages dans vos tickets : { $wrote }.
