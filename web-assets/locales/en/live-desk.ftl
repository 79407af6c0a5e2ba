# What the scripts of the helpdesk's pages say: assigning, many at once, canned replies, notifications, incidents.

## Who has a ticket
name-you = { $who } (you)
assign-nobody = Nobody
answering-one = { $who } is answering
answering-two = { $who } and { $other } are answering
answering-many = { $who } and { $n } others are answering
looks-one = { $who } is looking at this
looks-two = { $who } and { $other } are looking at this
looks-many = { $who } and { $n } others are looking at this
send-close-slow = #{ $id } is closed as soon as your reply is sent. Keep this page open until then.
send-close-unsent = Your reply was not sent, so #{ $id } was not closed.
send-close-done = Your reply is sent and #{ $id } is closed.
send-close-refused = Your reply is sent, but #{ $id } was not closed: { $why }.

## Many at once
tick-one = Tick #{ $id }
ticked = { $n } ticked
most-ticked = At most { $most } tickets can be ticked at once.
close-ask = { $n ->
    [1] Close this ticket?
   *[other] Close { $n } tickets?
}
close-ask-text = A closed ticket accepts nothing more, and nobody can open it again.
close-ask-yes = { $n ->
    [1] Close it
   *[other] Close { $n } tickets
}
bulk-doing-take = Taking { $done } of { $all }…
bulk-doing-close = Closing { $done } of { $all }…
bulk-doing-category = Moving { $done } of { $all }…
bulk-all-take = { $n ->
    [1] 1 ticket was taken.
   *[other] { $n } tickets were taken.
}
bulk-all-close = { $n ->
    [1] 1 ticket was closed.
   *[other] { $n } tickets were closed.
}
bulk-all-category = { $n ->
    [1] 1 ticket was moved.
   *[other] { $n } tickets were moved.
}
bulk-none-take = { $n ->
    [1] The ticket was not taken.
   *[other] None of the { $n } tickets was taken.
}
bulk-none-close = { $n ->
    [1] The ticket was not closed.
   *[other] None of the { $n } tickets was closed.
}
bulk-none-category = { $n ->
    [1] The ticket was not moved.
   *[other] None of the { $n } tickets was moved.
}
bulk-some-take = { $n ->
    [1] 1 of { $all } tickets was taken.
   *[other] { $n } of { $all } tickets were taken.
}
bulk-some-close = { $n ->
    [1] 1 of { $all } tickets was closed.
   *[other] { $n } of { $all } tickets were closed.
}
bulk-some-category = { $n ->
    [1] 1 of { $all } tickets was moved.
   *[other] { $n } of { $all } tickets were moved.
}
bulk-refused = #{ $id }: { $why }.
bulk-closed-already = #{ $id } is closed already.
bulk-taken-by = #{ $id } was taken by { $who }.
bulk-taken-by-somebody = #{ $id } was taken by somebody else.

## Canned replies. $word and $words are shortcuts and placeholders, as they were written.
canned-missing = The canned replies are not here: { $why }.
canned-none = There is no canned reply yet.
canned-count = { $n ->
    [one] { $n } canned reply
   *[other] { $n } canned replies
}
replies-unread = They could not be read: { $why }.
replies-full = There are { $most } replies already. Delete one first.
reply-new = New reply
reply-changing = Change { $word }
reply-saved = { $word } is saved.
reply-deleted = { $word } is deleted.
reply-empty = There must be some text to reply with.
reply-long = A reply has at most { $most } characters, this has { $chars }.
shortcut-needed = A shortcut is needed: one word.
shortcut-word = A shortcut is one word of letters, digits, - or _.
shortcut-long = A shortcut has at most { $most } characters, this has { $chars }.
shortcut-taken = There is another reply behind { $word }.
gap-one = { $word } could not be filled in. Please write it yourself.
gap-many = { $words } could not be filled in. Please write them yourself.

## Notifications
notices-https = This browser shows notifications only over https.
notices-blocked = This browser was told to block them. Its settings for this site can allow them again.
news-opened = New ticket #{ $id } from { $who }
news-wrote = { $who } wrote in #{ $id }
news-opened-many = { $n } new tickets
news-wrote-many = { $n } new messages in your tickets
news-many = { $n } pieces of news
news-many-body = New tickets: { $opened }. New messages in your tickets: { $wrote }.
