# What scripts say beside the conversation: who is there, who has read, files, place in line, ratings.

## Who is there, and who has read
nobody = nobody
typing-one = { $who } is typing…
typing-two = { $who } and { $other } are typing…
typing-many = { $names } and { $n } more are typing…
looking-one = { $who } is looking at this too
looking-two = { $who } and { $other } are looking at this too
looking-many = { $names } and { $n } more are looking at this too
seen-by = Seen by { $who }
seen-by-helpdesk = Seen by the helpdesk
ago-time = { $time } ago

## Files
size-kb = { $n } KB
size-mb = { $n } MB
file-state-reading = Being prepared
file-state-waiting = Waits for its turn
file-state-uploading = On its way
file-state-ready = Ready to send
file-progress = { $name }: progress
file-cancel = Cancel { $name }
file-remove = Remove { $name }
file-empty = This file is empty.
file-kinds = Only pictures (PNG, JPEG, GIF, WebP), PDF and plain text can be sent.
file-larger = This file is larger than { $most }, the most that can be sent.
file-too-large = This file is too large.
file-not-what-it-says = This is not what its name says: only pictures, PDF and plain text can be sent.
file-ticket-closed = The ticket was closed meanwhile.
file-ticket-gone = The ticket is no longer here for you.
file-offline = No connection. It is tried again.
file-tried-again = { $why }. It is tried again.
picture-unreadable = This picture cannot be read here. Save it as JPEG or PNG and try again.
too-many-files = A message has at most { $most } files. Send the others in a second one.
files-on-their-way = Your ticket is with the helpdesk. Its files are on their way.
picture-of = { $n } of { $all }
refused-invalid-attachments = One of its files is no longer there, choose it again

## A user's own ticket
line-place = Place in line { $n }
line-place-usually = Place in line { $n }, usually { $time }
under-a-minute = under a minute
follow-up-of = Follow-up of #{ $id }
stars-of = { $n } of 5 stars
rating-given = You gave { $n } of 5 stars.
rating-thanks = Thank you. You gave { $n } of 5 stars.
rating-offline = You are offline. Tap again when you are back.
rating-forbidden = Only who reported it may say so.
rating-already = It was rated already.
rating-busy = The helpdesk cannot take it just now. Tap again in a moment.
similar-near = { $n ->
    [1] 1 open ticket near { $place }: is it this one?
   *[other] { $n } open tickets near { $place }: is it one of these?
}
similar-sounds = { $n ->
    [1] 1 open ticket sounds like this: is it this one?
   *[other] { $n } open tickets sound like this: is it one of these?
}

## What waits on this device
device-full = This device has no room to keep what you write. Leave this page open until it is sent.
given-back-unsure = { $n ->
    [1] What you wrote before you left may not have been sent. It is back in its box.
   *[other] { $n } texts that you wrote before you left may not have been sent. They are back in their boxes.
}

## Lists and what was found
total-or-more = { $n }+
found-in-message = In a message:
found-in-note = In an internal note:
