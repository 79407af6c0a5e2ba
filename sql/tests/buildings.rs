//! Tickets by building, wherever a period cuts a month, a day and an hour, beside a naive count.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use chrono::{DateTime, Datelike, Duration, TimeZone, Utc, Weekday};
use chrono_tz::Tz;
use helpdesk_core::reports::{Buildings, Period};
use helpdesk_core::{Category, Role, Status};
use helpdesk_sql::recount::recount;
use helpdesk_sql::testing::test_database;
use helpdesk_sql::timezone::set_timezone;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use std::collections::BTreeMap;
use support::clock::Clock;
use support::{goes_to, move_to, open_ticket, opened, person, ticket, write_one};

const BUILDINGS: [Option<&str>; 3] = [None, Some("Library"), Some("Boathouse")];

/// Where a ticket is, when it was opened, whether it is closed.
struct Life {
    opened: DateTime<Utc>,
    building: Option<&'static str>,
    closed: bool,
}

/// When clocks were last put back in Havana: at one in the morning of the first Sunday of November, to midnight.
fn second_midnight(now: DateTime<Utc>) -> DateTime<Utc> {
    let of = |year| {
        let days = (1..=7).map(|day| Utc.with_ymd_and_hms(year, 11, day, 5, 0, 0).unwrap());
        days.into_iter().find(|day| day.weekday() == Weekday::Sun).unwrap()
    };
    if of(now.year()) < now { of(now.year()) } else { of(now.year() - 1) }
}

/// Opened and unclosed by building since then.
fn counted(lives: &[Life], since: DateTime<Utc>) -> BTreeMap<Option<&str>, (i64, i64)> {
    let mut counted: BTreeMap<_, (i64, i64)> = BTreeMap::new();
    for life in lives.iter().filter(|life| life.opened >= since) {
        let line = counted.entry(life.building).or_default();
        *line = (line.0 + 1, line.1 + i64::from(!life.closed));
    }
    counted
}

fn told(report: &Buildings) -> BTreeMap<Option<&str>, (i64, i64)> {
    report.buildings.iter().map(|line| (line.building.as_deref(), (line.opened, line.unclosed))).collect()
}

#[tokio::test]
async fn wherever_a_period_begins_each_building_has_what_a_naive_count_gives() {
    let seed: u64 = rand::random();
    println!("seed {seed}");
    let mut random = StdRng::seed_from_u64(seed);
    let db = test_database();
    let (store, clock, now) = (db.store().await, Clock::of(&db).await, Utc::now());
    let midnight = second_midnight(now);
    // the nights around the second midnight, ten weeks until now, and the last hours
    let around = |random: &mut StdRng, from: DateTime<Utc>, hours: i64| {
        from + Duration::microseconds(random.random_range(0..hours * 3_600_000_000))
    };
    let mut moments: Vec<_> = (0..80).map(|_| around(&mut random, midnight - Duration::hours(26), 52)).collect();
    moments.extend((0..80).map(|_| around(&mut random, now - Duration::days(70), 70 * 24)));
    moments.extend((0..20).map(|_| around(&mut random, now - Duration::hours(5), 5)));
    moments.retain(|moment| *moment < now);
    moments.sort();
    let desk = person(Role::Helpdesk);
    let mut lives = Vec::new();
    for moment in moments {
        clock.set(moment).await;
        let mut life = Life { opened: moment, building: BUILDINGS[random.random_range(0..3)], closed: false };
        let id = open_ticket(&store, &person(Role::User), opened(Category::TechnicalIt, life.building)).await;
        if random.random_bool(0.3) {
            move_to(&store, id, Status::Active).await;
            let to = BUILDINGS[random.random_range(0..3)];
            if to != life.building {
                write_one(&store, goes_to(&ticket(&store, id).await, to, &desk)).await.unwrap();
                life.building = to;
            }
            move_to(&store, id, Status::Closed).await;
            life.closed = true;
        }
        lives.push(life);
    }
    let reports = db.analytics().await;
    for zone in [Tz::America__Havana, Tz::Pacific__Chatham, Tz::UTC] {
        set_timezone(db.url(), zone).await.unwrap();
        let hours_to = |moment: DateTime<Utc>| (now - moment).num_hours();
        let night = (-30..30).map(|hour| hours_to(midnight) + hour);
        let others: Vec<_> = (0..100).map(|_| random.random_range(1..72 * 24)).collect();
        for hours in night.chain(others).filter(|hours| *hours > 0) {
            let last: Period = format!("{hours}h").parse().unwrap();
            let report = reports.buildings(last).await.unwrap();
            assert_eq!(told(&report), counted(&lives, report.since), "{zone} {hours} h, since {}", report.since);
        }
        assert_eq!(recount(db.url()).await.unwrap(), Vec::<String>::new());
    }
}
