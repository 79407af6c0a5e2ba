# What scripts say (and templates, where both do). The browser gets these files; keep what only the server says out of them.
# Values: $n, $seconds … are numbers and written as the language writes them; $id is a ticket's number and is not grouped.

## Categories and statuses
category-facility_management = Facility management
category-technical_it = Technical IT
category-services_complaints = Services and complaints
short-facility_management = Facility
short-technical_it = Technical IT
short-services_complaints = Services
status-open = Open
status-active = Active
status-closed = Closed
category-unsure = { $category }, please check
count = { $n }
percent = { $n } %

## Times. The short ones stand in narrow columns.
age-now = now
age-minutes = { $n } min
age-hours = { $n } h
age-days = { $n } d
today = Today
yesterday = Yesterday
date-and-time = { $date }, { $time }
date-short = { $day } { $month }
date-short-year = { $day } { $month } { $year }
date-long = { $weekday } { $day } { $month }
date-long-year = { $weekday } { $day } { $month } { $year }
# 0 is Sunday
weekday = { $day ->
    [0] Sunday
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
   *[6] Saturday
}
month-short = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
}
month-long = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}

## The queue
title-open = Open · Helpdesk
title-mine = Active, mine · Helpdesk
title-active = Active · Helpdesk
title-unclosed = Open and active · Helpdesk
title-closed = Closed · Helpdesk
title-all = All tickets · Helpdesk
title-counted = ({ $n }) { $title }
counted-open = { $n } open
counted-mine = { $n } active, mine
counted-active = { $n } active
counted-unclosed = { $n } open or active
counted-closed = { $n } closed
counted-all = { $n } of any status
new-above = { $n } new
moved-above = { $n } moved
last-of-helpdesk = Helpdesk: { $text }
no-such-ticket = There is no ticket #{ $id }.
place-not-told = not told
nobody-yet = nobody yet
set-by-helpdesk = set by the helpdesk
place-changed = Meanwhile somebody changed it to { $place }. Save again to replace that.
no-place = no place

## The category, guessed and corrected
guess-unsure = please check
guess-because = because of { $words }
guess-unsure-because = please check: { $words }
correct-category-of = Correct the category of #{ $id }
category-stays = #{ $id } stays with { $category }.
category-went = #{ $id } went to { $category }. The next guess knows it.
category-moved = Meanwhile somebody moved #{ $id } to { $category }. It stays there.
category-back = #{ $id } is back with { $category }, and counts as checked.
category-slow = #{ $id }: still sending. It goes out as soon as there is a connection.
undo = Undo

## The conversation
helpdesk = helpdesk
by-at = { $who } · { $time }
new-below = { $n } new
reply = Reply
internal-note = Internal note
send = Send
add-note = Add note
hint-note = Only the helpdesk reads this
save = Save
saving = Saving…
open = Open
you = you
too-many-characters = At most { $most } characters, this has { $chars }.
too-many-bytes = This takes more room than one message has. Send it in two.
outbox-full = Too much waits to be sent. Your text stays here.
held-back-rate = You wrote a lot in a short time. It goes out in { $seconds } s.
held-back-busy = The helpdesk cannot take it just now. It is tried again in { $seconds } s.
delivery-queued = Queued (offline)
delivery-sending = Sending…
delivery-sent = Sent { $time }
delivery-failed = Not sent
delivery-failed-because = Not sent: { $why }
conversation-not-loaded = The conversation could not be loaded
conversation-cause = { $why }. Your draft is kept.
request = request { $request }
edited-at = Edited { $time }
edited-times = { $n ->
    [1] Edited once, { $time }
    [2] Edited twice, { $time }
   *[other] Edited { $n } times, { $time }
}
saved-while-editing = { $who } saved a change meanwhile. When you save, you will see both.
conflict-said = { $who } saved a change at { $time }, while you were writing. Nothing is lost: choose one, or join them.
conflict-said-somebody = Somebody saved a change, while you were writing. Nothing is lost: choose one, or join them.
saved-by = Saved by { $who }
saved-meanwhile = Saved meanwhile
as-opened = As it was opened
place-was = Place: { $place }
step-take = Take
step-taking = Taking…
step-close = Close
step-closing = Closing…
ago-seconds = { $seconds } s ago
faster-somebody = Somebody was faster. Your draft is kept.
faster-taken = Taken by { $who } { $when }. Your draft is kept.
faster-closed = Closed by { $who } { $when }. Your draft is kept.

## What happened, as a line of the log
event-opened = Category { $category } from the words, { $n } %
event-taken = { $who } took this ticket
event-closed = { $who } closed this ticket
event-category = { $who } changed the category to { $category }
event-category-confirmed = { $who } confirmed the category { $category }
event-put-back = { $who } put this back, nobody has it now
event-works = { $who } works on this now
event-given = { $who } gave this to { $to }
event-description = { $who } edited the description
event-place = { $who } changed the place to { $place }
event-place-removed = { $who } removed the place
event-other = { $who } { $what }

## A new ticket
description-empty = A few words are enough, but there must be some.
kept-on-device = Kept on this device. It is sent as soon as you are online.
ticket-arrived = Ticket #{ $id } is with the helpdesk now.
given-back = { $n ->
    [1] What you wrote before you left was not sent. It is back in its box.
   *[other] { $n } texts that you wrote before you left were not sent. They are back in their boxes.
}

## The connection. After banner-reconnecting comes the countdown, which is shown and not said aloud.
banner-ended = The connection ended because of a fault. Reload the page to go on.
banner-offline = You are offline. What you write waits here.
banner-reconnecting = Reconnecting
banner-reconnecting-in = in { $seconds } s…
banner-back = { $n ->
    [0] Back online
    [1] Back online, 1 message received
   *[other] Back online, { $n } messages received
}
live = Live
live-stale = Stale, reconnecting
period-whole-number = Write a whole number from 1 to { $most }.
period-most-hours = At most { $most } hours: that is ten years.
period-most-days = At most { $most } days: that is ten years.

## Why something was refused. No full stop: other sentences go on with it.
refused = It was refused
refused-offline = The helpdesk cannot be reached
refused-busy = Too much at once, nothing was done, try again
refused-unavailable = The database cannot be reached, try again
refused-timeout = The database did not answer in time, try again
refused-rate_limited = Too much in a short time, try again in a moment
refused-internal = Something broke on our side
refused-bad_frame = The browser and the helpdesk do not understand each other, reload the page
refused-bad_transition = The ticket has moved on meanwhile
refused-cid_conflict = This was sent with another content before
refused-stale_base = It was changed meanwhile
refused-unsupported_media = This type of file is not taken
refused-closed = This ticket is closed
refused-forbidden = Only the helpdesk may do this
refused-not_found = This ticket is no longer here for you
refused-too_large = This is too long
refused-unauthenticated = You are no longer signed in
refused-invalid = Something in it is not as it should be
refused-invalid-description = The description must have 1 to 10,000 characters
refused-invalid-body = A message must have 1 to 16,000 characters
refused-invalid-building = The building must have 1 to 80 characters
refused-invalid-room = The room must have 1 to 40 characters
