# What the dashboard says. $open, $active, $n … are numbers of tickets; $category is a category's full name.

## The head
period = Period
hours = { $n } h
days = { $n } d
minutes = { $n } min
seconds = { $n } s
own-period = Own…
own-period-fault = Write a whole number: 1 to 87,600 hours, or 1 to 3,650 days.
the-last = The last
a-whole-number = A whole number
unit = Unit
unit-hours = hours
unit-days = days
analyses = Analyses
no-analysis = No analysis is chosen.
show-all = Show all
stale-since = Stale since { $time }, asking again
analysis-down = This analysis is not running
analysis-down-cause = The { $worker } worker does not answer. The other cards are live, and this one comes back by itself.
csv = CSV
wall-screen = Wall screen
wall-leave = Leave the wall screen
wall-over = The session of this screen is over. The figures stand still.
wall-enter = Enter again
table = Table
all = All
tickets = tickets
tickets-head = Tickets
part = Part
month = Month
months-in = months in { $zone }
no-duration = –
percent-under = under { $n } %
percent-over = over { $n } %
# the first letter of a month's name, in its column on a phone
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
# a month's name alone, at the head of a column
month-head = { $month ->
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
month-head-year = { $month } { $year }
month-long-year = { $month } { $year }

## Opened and not yet closed
backlog-title = Opened and not yet closed
# $period goes on with it: "24 hours", "day"
backlog-heading = Opened in the last { $period }, not yet closed
backlog-caption = Opened in the last { $period } and not yet closed, by status and category
period-hours = { $n ->
    [1] hour
   *[other] { $n } hours
}
period-days = { $n ->
    [1] day
   *[other] { $n } days
}
backlog-nothing = Nothing from this time is left to do.
backlog-said = { $open ->
    [0] Nobody waits
    [1] 1 waits for the helpdesk
   *[other] { $open } wait for the helpdesk
}, { $active ->
    [0] none is being worked on
    [1] 1 is being worked on
   *[other] { $active } are being worked on
}.
backlog-most = Most of them, { $n }, are { $category }.
figure-open = { $n } open
figure-active = { $n } active

## Active per category
categories-title = Active per category
categories-caption = Active tickets per category
categories-nothing = No ticket is being worked on.
categories-all = { $n ->
    [1] 1 ticket is being worked on: { $category }.
   *[other] { $n } tickets are being worked on, all { $category }.
}
categories-most = { $n } tickets are being worked on; most are { $category }.
categories-half = { $n } tickets are being worked on; at least half are { $category }.
categories-nearly-half = { $n } tickets are being worked on; nearly half are { $category }.
categories-largest = { $n } tickets are being worked on; the largest part is { $category }.

## Resolution time
resolution-title = Resolution time by opening month
resolution-nothing = No ticket of these months is closed yet.
resolution-said = Tickets opened in { $month } took { $average } on average, half of them at most { $median }.
resolution-so-far = Tickets opened in { $month } and closed so far took { $average } on average, half of them at most { $median }.
resolution-unclosed = No tickets from { $months } are closed yet.
resolution-maturing = { $n ->
    [1] { $months } still matures.
   *[other] { $months } still mature.
}
resolution-many-maturing = { $n } months still mature.
resolution-month = { $month }: average { $average }, median { $median }, { $closed } closed, { $open } still open
yearbook-caption = Closed and still open tickets by opening month
still-open-short = still open
open-short = open
still-open = Still open
average = Average
median = Median
average-short = average
median-short = median
still-maturing = still maturing

## Corrected categories
corrections-title = Corrected categories by opening month
corrections-nothing = No ticket was opened in these months.
corrections-none = { $n ->
    [1] The category of the one ticket of these months was not corrected.
   *[other] Of { $n } tickets of these months no category was corrected.
}
corrections-said = { $n ->
    [1] Of 1 ticket of these months { $corrected } got another category: { $share }.
   *[other] Of { $n } tickets of these months { $corrected } got another category: { $share }.
}
corrections-worst = Most often it was found to be { $category } and was not: { $share }.
corrections-shares = Shares by month
corrections-caption = Share of tickets whose category was corrected, by the category that was found and the month of opening
corrections-note = By what was found from the words, whatever its status now. A correction that was taken back does not count.
corrected-of = { $part } of { $whole }
found-category = Found category

## Over time
flow-title = Backlog over time
flow-heading = Backlog over the last { $period }
flow-caption = Opened, closed and unclosed tickets of the last { $period }
flow-opened = Opened
flow-closed = Closed
unclosed = Not closed
from-head = From
flow-step = { $step }: { $opened } opened, { $closed } closed, { $unclosed } not closed at its end
flow-week = Week of { $date }
flow-said = { $n ->
    [0] Every ticket is closed now.
    [1] 1 ticket is not closed now.
   *[other] { $n } tickets are not closed now.
} The highest point of the curve is { $peak }: { $step }.
flow-said-now = { $n ->
    [0] Every ticket is closed now.
    [1] 1 ticket is not closed now.
   *[other] { $n } tickets are not closed now.
}
change-up = +{ $n } % to the period before
change-down = −{ $n } % to the period before
change-same = as many as in the period before
change-none = none in the period before
change-before = { $n } in the period before
longest-wait = Longest wait
nobody-waits = Nobody waits.
axis-now = now
days-in = days in { $zone }
hours-in = hours in { $zone }
arrivals-title = Arrivals by weekday and hour
arrivals-heading = When tickets came in the last { $period }
arrivals-cell = { $day }, { $from } to { $to }: { $n } opened
arrivals-said = Most came on { $day } between { $from } and { $to }: { $n } of { $all }.
arrivals-nothing = No ticket came in this time.
weekday-head = Day
heat-key = darker: more tickets
weekday-name = { $day ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}
weekday-short = { $day ->
    [1] Mon
    [2] Tue
    [3] Wed
    [4] Thu
    [5] Fri
    [6] Sat
   *[7] Sun
}
buildings-title = Tickets by building
buildings-heading = Opened in the last { $period }, by building
building-none = Without a building
buildings-said = Most came from { $building }: { $n } of { $all }.
buildings-nothing = No ticket with a building came in this time.
buildings-more = { $n } more buildings are in the file.
responses-title = First response by opening month
responses-nothing = No ticket of these months is answered yet.
responses-said = Tickets opened in { $month } waited { $average } on average for the first answer, half of them at most { $median }.
responses-so-far = Tickets opened in { $month } and answered so far waited { $average } on average, half of them at most { $median }.
responses-unanswered = No tickets from { $months } are answered yet.
responses-month = { $month }: average { $average }, median { $median }, { $closed } answered, { $open } not answered
responses-caption = Answered and not yet answered tickets by opening month
responded = Answered
unanswered = Not answered
unanswered-short = not answered
ratings-title = Ratings by opening month
ratings-said = Tickets opened in { $month } got { $stars } of 5 stars on average: { $n } of { $closed } closed ones were rated.
ratings-nothing = No ticket of these months was rated yet.
ratings-note = Rated once, within 14 days of the closing, by who had reported it.
stars-head = Stars
stars-average = { $n }
