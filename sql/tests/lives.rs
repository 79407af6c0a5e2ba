//! Random lives of tickets, written by the journal at the moments at which they happen: opened, answered, taken, moved,
//! corrected, closed, rated, in two time zones over borders of months and of daylight-saving time. Every report equals a
//! naive recount, which is written here from the lives alone.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::cast_precision_loss,
    reason = "a test fails by panicking"
)]

mod support;

use chrono::{
    DateTime, Datelike, Duration, DurationRound, LocalResult, NaiveDate, SubsecRound, TimeZone, Timelike, Utc,
};
use chrono_tz::Tz;
use helpdesk_core::reports::{Month, Period, Step};
use helpdesk_core::{Building, Category, EventBody, NoteText, Role, Status, TicketId};
use helpdesk_sql::analytics::AnalyticsStore;
use helpdesk_sql::recount::recount;
use helpdesk_sql::testing::test_database;
use helpdesk_sql::timezone::set_timezone;
use helpdesk_sql::{Stars, Store};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use std::collections::BTreeMap;
use support::clock::Clock;
use support::{by, cid, corrects, goes_to, message, messages, moves, open_ticket, opened, person, ticket, write_one};

const BUILDINGS: [Option<&str>; 4] = [None, Some("Library"), Some("Main building"), Some("Boathouse")];

/// What happens to a ticket after its opening.
#[derive(Clone, Copy, Debug)]
enum Deed {
    Says(Role),
    Notes,
    Moves(Option<&'static str>),
    Corrects(Category),
    Takes,
    Closes,
    Rates(u8),
}

/// A ticket as the recount knows it.
#[derive(Clone, Debug)]
struct Life {
    opened: DateTime<Utc>,
    answered: Option<DateTime<Utc>>,
    taken: bool,
    closed: Option<DateTime<Utc>>,
    guessed: Category,
    category: Category,
    building: Option<&'static str>,
    stars: Option<u8>,
}

impl Life {
    fn note(&mut self, deed: Deed, at: DateTime<Utc>) {
        match deed {
            Deed::Says(Role::User) | Deed::Notes => {}
            Deed::Says(Role::Helpdesk) => self.answered = self.answered.or(Some(at)),
            Deed::Moves(to) => self.building = to,
            Deed::Corrects(to) => self.category = to,
            Deed::Takes => (self.taken, self.answered) = (true, self.answered.or(Some(at))),
            Deed::Closes => self.closed = Some(at),
            Deed::Rates(stars) => self.stars = Some(stars),
        }
    }
}

/// Moments at which tickets are opened: any time of the last year, both sides of midnights that begin months, the hours
/// around each change of the clocks, the last three days.
fn openings(random: &mut StdRng, zones: [Tz; 2], now: DateTime<Utc>) -> Vec<DateTime<Utc>> {
    let ago = |random: &mut StdRng, from: i64, to: i64| now - Duration::seconds(random.random_range(to..from));
    let mut at: Vec<_> = (0..150).map(|_| ago(random, 400 * 86_400, 3 * 86_400)).collect();
    at.extend((0..100).map(|_| ago(random, 3 * 86_400, 600)));
    for zone in zones {
        for back in 0..4 {
            let month = month_of(now, zone).plus(-back).unwrap();
            let begins = first_moment(NaiveDate::from_ymd_opt(month.year(), month.month(), 1).unwrap(), zone);
            at.extend([-1, 0, 1].map(|micros| begins + Duration::microseconds(micros)));
        }
        let hours = (0..400 * 24).map(|n| now.duration_trunc(Duration::hours(1)).unwrap() - Duration::hours(n));
        let offset = |at: &DateTime<Utc>| zone.offset_from_utc_datetime(&at.naive_utc()).to_string();
        for change in hours.filter(|at| offset(at) != offset(&(*at - Duration::hours(1)))) {
            at.extend([-90, -30, -1, 0, 1, 30, 90].map(|minutes| change + Duration::minutes(minutes)));
        }
    }
    at.retain(|at| *at < now - Duration::seconds(5));
    at.sort();
    at
}

/// What may become of a ticket, in order, with seconds between.
fn deeds(random: &mut StdRng) -> Vec<(i64, Deed)> {
    let mut deeds = Vec::new();
    let pause = |random: &mut StdRng| 60f64.powf(random.random_range(0.3..3.2)) as i64;
    for _ in 0..random.random_range(0..3) {
        let deed = match random.random_range(0..5) {
            0 => Deed::Says(Role::User),
            1 => Deed::Says(Role::Helpdesk),
            2 => Deed::Notes,
            3 => Deed::Moves(BUILDINGS[random.random_range(0..4)]),
            _ => Deed::Corrects(Category::ALL[random.random_range(0..3)]),
        };
        deeds.push((pause(random), deed));
    }
    if random.random_bool(0.85) {
        deeds.push((pause(random), Deed::Takes));
        deeds.extend(random.random_bool(0.4).then(|| (pause(random), Deed::Says(Role::Helpdesk))));
        deeds.extend(
            random.random_bool(0.3).then(|| (pause(random), Deed::Moves(BUILDINGS[random.random_range(0..4)]))),
        );
        if random.random_bool(0.8) {
            deeds.push((pause(random), Deed::Closes));
            deeds.extend(random.random_bool(0.4).then(|| (pause(random), Deed::Rates(random.random_range(1..=5)))));
        }
    }
    deeds
}

/// Does it to the ticket as it stands. Nothing happens if it would change nothing.
async fn happen(store: &Store, id: TicketId, deed: Deed) -> bool {
    let now = ticket(store, id).await;
    let desk = person(Role::Helpdesk);
    let entry = match deed {
        Deed::Says(role) => messages(id, now.last_seq.0, vec![by(&person(role), message("I see"))]),
        Deed::Notes => {
            let note = EventBody::Note { body: NoteText::parse("who is it?").unwrap() };
            messages(id, now.last_seq.0, vec![by(&desk, note)])
        }
        Deed::Moves(to) => {
            let from = now.location.building.as_ref().map(Building::as_str);
            if (from, &now.location.room) == (to, &None) {
                return false;
            }
            goes_to(&now, to, &desk)
        }
        Deed::Corrects(to) if to == now.category => return false,
        Deed::Corrects(to) => corrects(&now, &[to], &desk),
        Deed::Takes => moves(&now, Status::Active, &desk),
        Deed::Closes => moves(&now, Status::Closed, &desk),
        Deed::Rates(stars) => {
            let stars = Stars::new(stars.into()).unwrap();
            let outcome = store.rate(id, now.requester.id, &cid(), stars).await.unwrap();
            return matches!(outcome, helpdesk_sql::RatingOutcome::Rated { .. });
        }
    };
    assert!(matches!(write_one(store, entry).await, Ok(helpdesk_sql::Answer::Committed { .. })));
    true
}

async fn live(
    store: &Store,
    clock: &Clock,
    random: &mut StdRng,
    openings: &[DateTime<Utc>],
    now: DateTime<Utc>,
) -> Vec<Life> {
    // all that will happen, by the time at which it does
    let mut plan: BTreeMap<(DateTime<Utc>, usize, usize), Option<Deed>> = BTreeMap::new();
    for (ticket, opened) in openings.iter().enumerate() {
        plan.insert((*opened, ticket, 0), None);
        let mut at = *opened;
        for (place, (pause, deed)) in deeds(random).into_iter().enumerate() {
            at += Duration::seconds(pause) + Duration::microseconds(random.random_range(1..1_000_000));
            if at < now {
                plan.insert((at, ticket, place + 1), Some(deed));
            }
        }
    }
    let (mut lives, mut ids): (BTreeMap<usize, Life>, BTreeMap<usize, TicketId>) = Default::default();
    for ((at, ticket, _), deed) in plan {
        clock.set(at).await;
        match deed {
            None => {
                let (guessed, building) =
                    (Category::ALL[random.random_range(0..3)], BUILDINGS[random.random_range(0..4)]);
                ids.insert(ticket, open_ticket(store, &person(Role::User), opened(guessed, building)).await);
                let nothing = Life {
                    opened: at,
                    answered: None,
                    taken: false,
                    closed: None,
                    guessed,
                    category: guessed,
                    building,
                    stars: None,
                };
                lives.insert(ticket, nothing);
            }
            Some(deed) => {
                if happen(store, ids[&ticket], deed).await {
                    lives.get_mut(&ticket).unwrap().note(deed, at);
                }
            }
        }
    }
    lives.into_values().collect()
}

fn month_of(at: DateTime<Utc>, zone: Tz) -> Month {
    let local = at.with_timezone(&zone);
    Month::new(local.year(), local.month()).unwrap()
}

/// The first moment of a day.
fn first_moment(day: NaiveDate, zone: Tz) -> DateTime<Utc> {
    match zone.from_local_datetime(&day.and_hms_opt(0, 0, 0).unwrap()) {
        LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => at.to_utc(),
        LocalResult::None => panic!("no midnight in {zone}"),
    }
}

/// The p-th of some durations, between the two that enclose it.
fn percentile(mut seconds: Vec<f64>, p: f64) -> f64 {
    seconds.sort_by(f64::total_cmp);
    let place = p * (seconds.len() - 1) as f64;
    let (low, high) = (seconds[place.floor() as usize], seconds[place.ceil() as usize]);
    low + (high - low) * place.fract()
}

fn n(lives: &[Life], of: impl Fn(&Life) -> bool) -> i64 {
    i64::try_from(lives.iter().filter(|life| of(life)).count()).unwrap()
}

fn near(found: Option<f64>, wanted: Option<f64>, factor: f64) -> bool {
    match (found, wanted) {
        (Some(found), Some(wanted)) => (found - wanted).abs() <= 1e-3 + wanted * factor,
        (found, wanted) => found.is_none() && wanted.is_none(),
    }
}

async fn periods_are_right(store: &AnalyticsStore, lives: &[Life], zone: Tz) {
    for text in ["1h", "6h", "24h", "72h", "4d", "30d", "99d", "200d", "800d", "3650d"] {
        let last: Period = text.parse().unwrap();
        let backlog = store.backlog(last).await.unwrap();
        let within = |life: &Life| life.opened >= backlog.since;
        let left = |life: &Life| within(life) && life.closed.is_none();
        assert_eq!(backlog.unclosed, n(lives, left), "{text}");
        assert_eq!(backlog.by_status.open, n(lives, |life| left(life) && !life.taken), "{text}");
        for category in Category::ALL {
            assert_eq!(
                backlog.by_category[&category],
                n(lives, |life| left(life) && life.category == category),
                "{text}"
            );
        }
        the_course_is_right(store, lives, last).await;
        let arrivals = store.arrivals(last).await.unwrap();
        assert_eq!(arrivals.hours.len(), 168);
        for cell in &arrivals.hours {
            let here = |life: &Life| {
                let local = life.opened.with_timezone(&zone);
                life.opened >= arrivals.since
                    && i32::try_from(local.weekday().number_from_monday()) == Ok(cell.weekday)
                    && i32::try_from(local.hour()) == Ok(cell.hour)
            };
            assert_eq!(cell.opened, n(lives, here), "{text} {cell:?}");
        }
        assert_eq!(arrivals.opened, n(lives, |life| life.opened >= arrivals.since));
        let buildings = store.buildings(last).await.unwrap();
        let within = |life: &Life| life.opened >= buildings.since;
        for place in BUILDINGS {
            let line = buildings.buildings.iter().find(|line| line.building.as_deref() == place);
            let found = line.map_or((0, 0), |line| (line.opened, line.unclosed));
            let here = |life: &Life| within(life) && life.building == place;
            assert_eq!(
                found,
                (n(lives, here), n(lives, |life| here(life) && life.closed.is_none())),
                "{text} {place:?}"
            );
        }
        assert_eq!(buildings.opened, n(lives, within));
    }
}

async fn the_course_is_right(store: &AnalyticsStore, lives: &[Life], last: Period) {
    let flow = store.flow(last).await.unwrap();
    assert_eq!((flow.step, flow.steps[0].from), (Step::of(last), flow.since), "{last}");
    let between = |at: Option<DateTime<Utc>>, from, to| at.is_some_and(|at| from <= at && at < to);
    let zone: Tz = flow.timezone.parse().unwrap();
    for (step, next) in flow.steps.iter().zip(flow.steps.iter().skip(1).map(Some).chain([None])) {
        assert_eq!(step.to, next.map_or(flow.as_of, |next| next.from), "{last}: no gap");
        let begins = next.map(|next| next.from.with_timezone(&zone));
        assert!(
            begins.is_none_or(|at| flow.step == Step::Hour || (at.hour(), at.minute()) == (0, 0)),
            "{last} {next:?}"
        );
        let moved = (
            n(lives, |life| between(Some(life.opened), step.from, step.to)),
            n(lives, |life| between(life.closed, step.from, step.to)),
        );
        assert_eq!((step.opened, step.closed), moved, "{last} {step:?}");
        let unclosed = n(lives, |life| life.opened < step.to && life.closed.is_none_or(|at| at >= step.to));
        assert_eq!(step.unclosed, unclosed, "{last} {step:?}");
    }
    let span = Duration::seconds(last.seconds());
    let opened = |from, to| n(lives, |life| between(Some(life.opened), from, to));
    let closed = |from, to| n(lives, |life| between(life.closed, from, to));
    let (before, since) = (flow.since - span, flow.since);
    assert_eq!(
        (flow.total.opened, flow.total.closed),
        (opened(since, flow.as_of), closed(since, flow.as_of)),
        "{last}"
    );
    assert_eq!((flow.before.opened, flow.before.closed), (opened(before, since), closed(before, since)), "{last}");
    let longest = lives.iter().filter(|life| !life.taken).map(|life| life.opened).min();
    assert_eq!(flow.longest_wait.map(|wait| wait.opened_at), longest, "{last}");
}

async fn months_are_right(store: &AnalyticsStore, lives: &[Life], zone: Tz, now: DateTime<Utc>) {
    let (from, to) = (month_of(now, zone).plus(-15), Some(month_of(now, zone)));
    let of = |month: Month| {
        lives.iter().filter(move |life| month_of(life.opened, zone) == month).cloned().collect::<Vec<_>>()
    };
    let mean = |seconds: &[f64]| (!seconds.is_empty()).then(|| seconds.iter().sum::<f64>() / seconds.len() as f64);
    let middle = |seconds: &[f64], p| (!seconds.is_empty()).then(|| percentile(seconds.to_vec(), p));
    let lasted = |life: &Life, until: Option<DateTime<Utc>>| until.map(|until| (until - life.opened).as_seconds_f64());

    let report = store.resolution(from, to, Some(zone)).await.unwrap();
    assert_eq!(report.months.len(), 16);
    for month in &report.months {
        let lives = of(month.month);
        let seconds: Vec<_> = lives.iter().filter_map(|life| lasted(life, life.closed)).collect();
        assert_eq!(
            (month.closed, month.still_open),
            (n(&lives, |l| l.closed.is_some()), n(&lives, |l| l.closed.is_none()))
        );
        assert!(near(month.average_seconds, mean(&seconds), 1e-9), "{month:?}");
        assert!(near(month.median_seconds, middle(&seconds, 0.5), 1e-9), "{month:?}");
        assert!(near(month.p90_seconds, middle(&seconds, 0.9), 1e-9), "{month:?}");
    }
    for month in store.first_responses(from, to).await.unwrap().months {
        let lives = of(month.month);
        let mut seconds: Vec<_> = lives.iter().filter_map(|life| lasted(life, life.answered)).collect();
        assert_eq!(
            (month.answered, month.unanswered),
            (n(&lives, |l| l.answered.is_some()), n(&lives, |l| l.answered.is_none()))
        );
        assert!(near(month.average_seconds, mean(&seconds), 1e-9), "{month:?} {seconds:?}");
        // the one that the share points at, or its neighbour: what lies between two is nobody's
        seconds.sort_by(f64::total_cmp);
        for (found, p) in [(month.median_seconds, 0.5), (month.p90_seconds, 0.9)] {
            let place = p * (seconds.len().saturating_sub(1)) as f64;
            let is_near = |found: f64| {
                let (low, high) = (seconds[place.floor() as usize].max(1.0), seconds[place.ceil() as usize].max(1.0));
                low / 1.051 <= found && found <= high * 1.051
            };
            assert!(found.map_or(seconds.is_empty(), is_near), "{month:?} {p} {seconds:?}");
        }
    }
    for month in store.corrections(from, to).await.unwrap().months {
        let lives = of(month.month);
        for line in month.categories {
            let guessed = |life: &Life| life.guessed == line.category;
            assert_eq!(line.opened, n(&lives, guessed));
            assert_eq!(line.corrected, n(&lives, |life| guessed(life) && life.category != life.guessed));
        }
    }
    for month in store.ratings(from, to).await.unwrap().months {
        let lives = of(month.month);
        let stars: Vec<f64> = lives.iter().filter_map(|life| life.stars).map(f64::from).collect();
        assert_eq!((month.closed, month.rated), (n(&lives, |l| l.closed.is_some()), n(&lives, |l| l.stars.is_some())));
        assert_eq!(month.stars, [1, 2, 3, 4, 5].map(|star| n(&lives, |life| life.stars == Some(star))));
        assert!(near(month.average_stars, mean(&stars), 1e-9), "{month:?}");
    }
}

#[tokio::test]
async fn every_report_is_what_a_naive_recount_of_the_lives_gives() {
    let seed: u64 = rand::random();
    println!("seed {seed}");
    let mut random = StdRng::seed_from_u64(seed);
    let zones = [Tz::Europe__Berlin, Tz::Pacific__Chatham]; // the latter is 12 h 45 min before UTC, in summer one hour more
    let db = test_database();
    set_timezone(db.url(), zones[0]).await.unwrap();
    let (store, reports) = (db.store().await, db.analytics().await);
    let (clock, now) = (Clock::of(&db).await, Utc::now().trunc_subsecs(6));
    let openings = openings(&mut random, zones, now);
    println!("{} tickets", openings.len());
    let lives = live(&store, &clock, &mut random, &openings, now).await;
    for zone in zones {
        set_timezone(db.url(), zone).await.unwrap();
        assert_eq!(recount(db.url()).await.unwrap(), Vec::<String>::new(), "the rollups are what the log says");
        periods_are_right(&reports, &lives, zone).await;
        months_are_right(&reports, &lives, zone, now).await;
        for category in reports.categories().await.unwrap().categories {
            let active = |life: &Life| life.taken && life.closed.is_none() && life.category == category.category;
            assert_eq!(category.active, n(&lives, active));
        }
    }
}
