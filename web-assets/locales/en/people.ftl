# What templates say on the pages of whoever needs help, beside pages.ftl.

## The lists
search = Search
search-tickets = Search the tickets
nothing-of-yours-open = Nothing of yours is open.
recently-closed = Recently closed
similar-tickets = Similar tickets
unfollow = Make it a ticket of its own

## A ticket
start-follow-up = Start a follow-up
was-it-solved = Was it solved for you?
line-title = Place in line
line-may-close = The page may be closed; the ticket waits.

## Files
attach-file = Attach a file
add-photo = Add a photo
files-to-send = Files to send
parcels = Messages that wait for their files
parcel-waits = Goes out when its files are there.
save-file = Save
picture-before = Picture before
picture-after = Picture after

## Installed and offline
app-description = Report what does not work on campus, and talk to whoever repairs it.
offline = Offline
offline-kept = You are offline. What you wrote is kept and will be sent.
offline-comes-back = This page comes back by itself as soon as the helpdesk can be reached.
