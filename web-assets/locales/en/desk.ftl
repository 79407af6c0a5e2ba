# What templates say to the helpdesk beside pages.ftl: tools of the queue, incidents, posters.

## Rows and many at once
typing-row = typing…
looked-at-by = looked at by
sort-best = Best match
ticked-tickets = Ticked tickets
untick-all = Untick all
new-category = New category
hide-this = Hide this
keys-tick = Tick
keys-tick-to = Tick up to here

## Details
assigned-to = Assigned to
assign-to = Assign to
assign-to-me = Assign to me
change = Change
change-assigned = Change who it is assigned to
follows = Follows
followed-by = Followed by
rated = Rated
on-the-door = On the door
poster = QR poster

## Writing
send-and-close = Send and close
canned-reply = Canned reply
canned-replies = Canned replies
edit-replies = Edit the replies
reply-shortcut = Shortcut
reply-hint = Filled in when it is used: { "\u007B" }name{ "\u007D" }, { "\u007B" }ticket{ "\u007D" }, { "\u007B" }building{ "\u007D" } and { "\u007B" }room{ "\u007D" }.
reply-delete-sure = Delete it for everybody?
delete = Delete
keep-it = Keep it

## Notifications
notices = Notifications
notices-what = Of new tickets, and of new messages in your own ones. What you are looking at is not announced. This holds for this browser.
notices-show = Show a notification
notices-sound = Play a sound

## Incidents
incident = Incident
group = Group
not-now = Not now
incident-tickets = Tickets of this incident
incident-to-all = A message to all of them
incident-dissolve = Dissolve…
incident-dissolve-now = Dissolve the incident
incident-sure = The tickets and their messages stay. Only the grouping goes.
incident-nothing-near = No other open or active ticket is in this building or of this category.

## Posters
posters = QR posters
posters-lead = Whoever scans one writes a ticket with the place filled in. The codes lead to { $address }.
posters-local = Phones cannot reach this address, it works on this machine alone. Set HELPDESK_ORIGINS to the address of the helpdesk before you print.
posters-places = Places, most used first
posters-no-place = No ticket has named a place yet. Write one below.
posters-another = Another building
posters-size = Size
posters-one = One on each page
posters-four = Four on each page
posters-show = Show posters
print = Print
posters-left-out = One sheet has at most { $most } posters. { $n } more are left out; print them on another sheet.
posters-sheet = Posters
posters-choose = Choose places on the left.
poster-ask = Something not working here?
poster-code = QR code of the address below
poster-how = Scan the code and say what is wrong. Somebody of the helpdesk answers you.
