# What templates and views of the server say around the tickets.

## Everywhere
verbatim = { $text }
moment = { $at }
list-and = { $rest } and { $last }
title = { $name } · Helpdesk
skip = Skip to content
language-of-page = Language: { $name }
language-choose = Choose the language
my-tickets = My tickets
all-tickets = All tickets
new-ticket = New ticket
to-the-queue = To the queue
to-the-entry = To the entry page
queue = Queue
analytics = Analytics
analytics-short = Analytics
ticket = Ticket
ticket-number = Ticket { $id }
category = Category
all-categories = All categories
building = Building
all-buildings = All buildings
room = Room
place = Place
show = Show
show-more = Show more
edit = Edit
cancel = Cancel
discard = Discard
retry = Retry
try-now = Try now
close-dialog = Close
clear-filters = Clear
unread = unread
waiting = waiting { $time }
waiting-word = waiting
with = with { $who }
with-word = with
switch = Switch
switch-role = Switch role or name
as-of = as of { $time }
none = none

## The entry page
title-entry = Campus helpdesk
entry-title = Something on campus not working?
entry-lead = Tell us in your own words. Somebody answers you here, and you can close the page in the meantime.
back-to-where = Back to where you were
your-name = Your name
name-hint = Remembered on this device. You can change it later.
fault-name = A name must have 1 to { $most } characters.
door-user = I need help
door-user-hint = Report a problem, follow your tickets
door-staff = Helpdesk staff
door-staff-hint = Answer the queue, see the figures
trust = There is no password. Whoever can reach this address can enter as helpdesk, so it belongs on the campus network or behind your sign-in proxy.

## The user's lists
nothing-reported = You have not reported anything yet.
open-and-active = Open and active on campus
all-is-well = Nobody is waiting. All is well on campus.
what-is-wrong = What is wrong, and where?
send-to-helpdesk = Send to the helpdesk
needs-script-sending = Sending needs JavaScript.

## A ticket
title-ticket = #{ $id } · Helpdesk
title-closed-ticket = #{ $id } closed · Helpdesk
closed-by-helpdesk = This ticket was closed by the helpdesk.
closed-kept = Its conversation is kept, but only the helpdesk can read it now.
conversation = Conversation
show-earlier = Show earlier messages
new = New
message = Message
hint-requester = Write to the requester
hint-helpdesk = Write to the helpdesk
reply-or-note = Reply or internal note
draft-saved = Draft saved
key-sends = { $key } sends
needs-script-conversation = The conversation is shown by a script. Please allow JavaScript.
needs-script-writing = Writing here needs JavaScript. Reading does not.
ticket-is-closed = This ticket is closed.
you-were-writing = You were writing: { $text }
opened-this-at = opened this at { $time }
description = Description
conflict-title = Somebody edited this at the same time
conflict-yours = Yours, not saved
keep-theirs = Keep theirs
edit-both = Edit both together
save-mine = Save mine
history-title = How the description changed
correct-the-category = Correct the category

## The desk
views = Views
way-open = Open
way-mine = Active, mine
way-mine-short = Mine
way-active = Active, all
way-active-short = Active
way-closed = Closed
shortcuts = Shortcuts
status = Status
sort = Sort
filters = Filters
remove-filter = Remove filter
list-width = Width of the list
view-open = Open
view-mine = Active, mine
view-active = Active
view-unclosed = Open or active
view-closed = Closed
view-all = Of any status
sort-waiting = Waiting longest
sort-newest = Newest
sort-oldest = Oldest
sort-updated = Last activity
chip-opened-since = Opened since { $time }
chip-opened-before = Opened before { $time }
chip-found = Found: { $category }
chip-corrected = Corrected
chip-not-corrected = Not corrected
chip-closed-since = Closed since { $time }
chip-closed-before = Closed before { $time }
chip-unclosed-at = Unclosed at { $time }
chip-answered = Answered
chip-unanswered = Not answered
chip-stars = { $n ->
    [1] 1 star
   *[other] { $n } stars
}
chip-weekday = On a { $day ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}
chip-hour = From { $from } to { $to }
chip-nowhere = Without a building
nothing-fits = No ticket fits.
empty-open = Nobody is waiting.
empty-mine = You are not working on any ticket.
empty-active = No ticket is being worked on.
empty-unclosed = Nothing is left to do.
empty-closed = No ticket has been closed yet.
empty-all = No ticket has been opened yet.
draft = Draft
please-check = Please check
choose-a-ticket = Choose a ticket on the left.
back-to-queue = Back to the queue
back-to-thread = Back to the thread
about-ticket = About this ticket
details = Details
hide-details = Hide details
opened = Opened
modified = Modified
not-yet = not yet

## The sheet of keys
keys-title = Keyboard
keys-move = Move
keys-next = Next, previous ticket
keys-open = Open
keys-back = Back
keys-act = Act
keys-take = Take
keys-close = Close
keys-note = Note
keys-write = Write
keys-new-line = New line
keys-go = Go
keys-sheet = This sheet

## Pages that were refused
problem-forbidden = This page is for the helpdesk
problem-forbidden-cause = You entered as somebody who needs help. Switch at the entry page if you work here.
problem-nothing = There is nothing at this address
problem-nothing-cause = The number may be mistyped, or the ticket is not yours to see.
problem-senseless = This address does not make sense
problem-senseless-cause = Something in it is not what it should be. Nothing was changed.
problem-crowd = Too many entered at once
problem-crowd-cause = Many people from your network entered in the same minute. Go back and try again in a moment.
problem-unreachable = The helpdesk cannot be reached right now
problem-unreachable-cause = The database does not answer. What you have sent is safe; try again in a moment.
problem-broken = Something broke on our side
problem-broken-cause = Nothing you wrote is lost. If it happens again, tell us the number below.
