//! The three reports against a recount in Rust of a few thousand generated tickets, in two time zones, with months of which
//! nothing was closed and months without any ticket.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use chrono::{DateTime, Datelike, Duration, TimeZone, Utc};
use chrono_tz::Tz;
use helpdesk_core::reports::{Month, Period, ResolutionMonth};
use helpdesk_core::{Category, Status};
use helpdesk_sql::analytics::EXACT_UP_TO;
use helpdesk_sql::recount::recount;
use helpdesk_sql::testing::{TestDatabase, test_database};
use helpdesk_sql::timezone::set_timezone;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use std::collections::BTreeMap;
use tokio_postgres::NoTls;

const SMALL: usize = 400;
const LARGE: usize = 5_600;

#[derive(Clone, Debug)]
struct Life {
    opened: DateTime<Utc>,
    closed: Option<DateTime<Utc>>,
    status: Status,
    category: Category,
}

fn life(random: &mut StdRng, opened: DateTime<Utc>, chance_of_closing: f64) -> Life {
    let category = Category::ALL[random.random_range(0..3)];
    let age = Utc::now() - opened;
    // half-way through the log scale between a minute and the ticket's age
    let seconds = 60f64 * (age.as_seconds_f64() / 60.0).max(1.0).powf(random.random_range(0.0..1.0));
    let closed = random.random_bool(chance_of_closing).then(|| opened + Duration::microseconds((seconds * 1e6) as i64));
    let open = if random.random_bool(0.5) { Status::Open } else { Status::Active };
    Life { opened, closed, status: if closed.is_some() { Status::Closed } else { open }, category }
}

/// Ten months of lives: one busy month, one of which nothing was closed, one without tickets, all borders hit to the
/// microsecond in both zones, and the last three days.
fn campus(random: &mut StdRng, zones: [Tz; 2]) -> Vec<Life> {
    let first = Utc.with_ymd_and_hms(2025, 10, 1, 0, 0, 0).unwrap();
    let mut lives = Vec::new();
    for month in 0..10u32 {
        let (count, chance) =
            [(SMALL, 0.8), (SMALL, 0.0), (0, 0.0), (LARGE, 0.97)].get(month as usize).copied().unwrap_or((SMALL, 0.9));
        let begins = first.checked_add_months(chrono::Months::new(month)).unwrap();
        for _ in 0..count {
            let micros = random.random_range(
                Duration::days(3).num_microseconds().unwrap()..Duration::days(26).num_microseconds().unwrap(),
            );
            lives.push(life(random, begins + Duration::microseconds(micros), chance));
        }
        for zone in zones.into_iter().filter(|_| count > 0) {
            let border = zone.with_ymd_and_hms(begins.year(), begins.month(), 1, 0, 0, 0).unwrap().with_timezone(&Utc);
            lives.extend([-1, 0].map(|micros| life(random, border + Duration::microseconds(micros), chance)));
        }
    }
    for _ in 0..300 {
        let ago =
            Duration::microseconds(random.random_range(60_000_000..Duration::days(3).num_microseconds().unwrap()));
        lives.push(life(random, Utc::now() - ago, 0.4));
    }
    lives
}

/// Lets the lives happen as the journal would: opened, taken, closed, each step counted by the figures.
async fn live(db: &TestDatabase, lives: &[Life]) {
    let (client, connection) = tokio_postgres::connect(db.url(), NoTls).await.unwrap();
    db.handle().spawn(connection);
    let opened: Vec<_> = lives.iter().map(|life| life.opened).collect();
    let closed: Vec<_> = lives.iter().map(|life| life.closed).collect();
    let categories: Vec<_> = lives.iter().map(|life| life.category.as_str()).collect();
    let taken: Vec<_> = lives.iter().map(|life| life.status != Status::Open).collect();
    let change = |before: &str, after: &str| {
        format!(
            "ROW(NULL, opened_at, closed_at, {before}, category, building, {after}, category, building, category, 0)::hd.step"
        )
    };
    let open = format!(
        "WITH born AS (
            INSERT INTO hd.tickets (last_seq, opened_at, modified_at, status, category, category_source, category_confidence, category_reasons,
                requester_id, requester_name, create_cid, description)
            SELECT 1, opened, opened, 'open', category, 'automatic', 1, '[]', gen_random_uuid(), 'Mara', n::text, 'x'
            FROM unnest($1::timestamptz[], $2::text[]) WITH ORDINALITY AS life (opened, category, n)
            ORDER BY n
            RETURNING *
        ), logged AS (
            INSERT INTO hd.events (ticket_id, seq, at, author_id, kind, author_name, author_role, data)
            SELECT id, 1, opened_at, requester_id, 'opened', requester_name, 'user', jsonb_build_object('category', category)
            FROM born
        ) SELECT hd.figures(array_agg({})) FROM born",
        change("NULL", "'open'")
    );
    client.query(&open, &[&opened, &categories]).await.unwrap();
    let take = format!(
        "WITH taken AS (
            UPDATE hd.tickets t SET last_seq = 2, status = 'active'
            FROM unnest($1::bool[]) WITH ORDINALITY AS life (taken, n)
            WHERE t.create_cid = life.n::text AND life.taken
            RETURNING t.*
        ) SELECT hd.figures(array_agg({})) FROM taken",
        change("'open'", "'active'")
    );
    client.query(&take, &[&taken]).await.unwrap();
    let close = format!(
        "WITH closed AS (
            UPDATE hd.tickets t SET last_seq = 3, status = 'closed', closed_at = life.closed, modified_at = life.closed
            FROM unnest($1::timestamptz[]) WITH ORDINALITY AS life (closed, n)
            WHERE t.create_cid = life.n::text AND life.closed IS NOT NULL
            RETURNING t.*
        ) SELECT hd.figures(array_agg({})) FROM closed",
        change("'active'", "'closed'")
    );
    client.query(&close, &[&closed]).await.unwrap();
}

fn month_of(moment: DateTime<Utc>, zone: Tz) -> Month {
    let local = moment.with_timezone(&zone);
    Month::new(local.year(), local.month()).unwrap()
}

fn percentile(sorted: &[f64], p: f64) -> Option<f64> {
    let place = p * (sorted.len().checked_sub(1)? as f64);
    let (below, above) = (sorted[place.floor() as usize], sorted[place.ceil() as usize]);
    Some(below + (above - below) * place.fract())
}

/// The report as Rust counts it.
fn counted(lives: &[Life], zone: Tz, from: Month, to: Month) -> Vec<ResolutionMonth> {
    let mut by_month: BTreeMap<Month, (i64, Vec<f64>)> = BTreeMap::new();
    for life in lives {
        let (all, durations) = by_month.entry(month_of(life.opened, zone)).or_default();
        *all += 1;
        durations.extend(life.closed.map(|closed| (closed - life.opened).as_seconds_f64()));
    }
    let months = (0..).map_while(|n| from.plus(n)).take_while(|month| *month <= to);
    let line = |month| {
        let (all, mut durations) = by_month.get(&month).cloned().unwrap_or_default();
        durations.sort_by(f64::total_cmp);
        let closed = durations.len() as i64;
        ResolutionMonth {
            month,
            closed,
            still_open: all - closed,
            average_seconds: (closed > 0).then(|| durations.iter().sum::<f64>() / closed as f64),
            median_seconds: percentile(&durations, 0.5),
            p90_seconds: percentile(&durations, 0.9),
        }
    };
    months.map(line).collect()
}

fn close_to(one: Option<f64>, other: Option<f64>, part: f64) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => (one - other).abs() <= part * other.abs(),
        (one, other) => one == other,
    }
}

/// Exact but for rounding; where the histogram may answer (`rough`), within its 5 %.
fn assert_same(told: &[ResolutionMonth], counted: &[ResolutionMonth], rough: bool) {
    assert_eq!(
        told.iter().map(|line| line.month).collect::<Vec<_>>(),
        counted.iter().map(|line| line.month).collect::<Vec<_>>()
    );
    for (told, counted) in told.iter().zip(counted) {
        let part = if rough && counted.closed > EXACT_UP_TO { 0.05 } else { 1e-9 };
        let same = (told.closed, told.still_open) == (counted.closed, counted.still_open)
            && close_to(told.average_seconds, counted.average_seconds, 1e-9)
            && close_to(told.median_seconds, counted.median_seconds, part)
            && close_to(told.p90_seconds, counted.p90_seconds, part);
        assert!(same, "told {told:?}\ncounted {counted:?}");
    }
}

#[tokio::test]
async fn resolution_times_are_what_a_recount_gives_in_two_zones_by_both_ways() {
    let seed: u64 = rand::random();
    println!("seed {seed}");
    let zones = [Tz::Europe__Berlin, Tz::Pacific__Auckland];
    let lives = campus(&mut StdRng::seed_from_u64(seed), zones);
    let db = test_database();
    set_timezone(db.url(), zones[0]).await.unwrap();
    live(&db, &lives).await;
    assert_eq!(recount(db.url()).await.unwrap(), Vec::<String>::new());
    let store = db.analytics().await;
    for kept in zones {
        set_timezone(db.url(), kept).await.unwrap();
        assert_eq!(recount(db.url()).await.unwrap(), Vec::<String>::new());
        for asked in zones {
            let first = lives.iter().map(|life| month_of(life.opened, asked)).min().unwrap();
            let report = store.resolution(None, None, Some(asked)).await.unwrap();
            let now = month_of(report.as_of, asked);
            let recounted = counted(&lives, asked, first, now);
            assert_eq!(report.timezone, asked.name());
            assert_same(&report.months, &recounted, asked == kept);
            assert!(
                recounted.iter().any(|line| line.closed == 0 && line.still_open > 0),
                "a month of which nothing was closed"
            );
            assert!(recounted.iter().any(|line| line.closed == 0 && line.still_open == 0), "a month without tickets");
            assert!(recounted.iter().any(|line| line.closed > EXACT_UP_TO), "a month for the histogram");
        }
        let report = store.resolution(None, None, None).await.unwrap();
        assert_eq!(report.timezone, kept.name(), "without a wish the zone of the settings");
    }
}

#[tokio::test]
async fn a_report_spans_what_was_asked_for_and_never_more_than_24_months_by_itself() {
    let db = test_database();
    let store = db.analytics().await;
    let month = |text: &str| text.parse::<Month>().unwrap();
    let months = |report: helpdesk_core::reports::ResolutionTimes| {
        report.months.iter().map(|line| line.month.to_string()).collect::<Vec<_>>()
    };
    let now = month_of(Utc::now(), Tz::UTC);
    assert_eq!(months(store.resolution(None, None, None).await.unwrap()), [now.to_string()], "nothing was ever opened");
    let old = Life {
        opened: Utc.with_ymd_and_hms(2020, 1, 1, 0, 0, 0).unwrap(),
        closed: None,
        status: Status::Open,
        category: Category::TechnicalIt,
    };
    live(&db, &[old]).await;
    let by_itself = months(store.resolution(None, None, None).await.unwrap());
    assert_eq!((by_itself.len(), &by_itself[23]), (24, &now.to_string()));
    let asked = store.resolution(Some(month("2019-12")), Some(month("2020-02")), None).await.unwrap();
    assert_eq!(asked.months.iter().map(|line| line.still_open).collect::<Vec<_>>(), [0, 1, 0]);
    assert!(
        asked
            .months
            .iter()
            .all(|line| line.average_seconds.is_none() && line.median_seconds.is_none() && line.p90_seconds.is_none())
    );
    assert_eq!(
        months(store.resolution(Some(month("2020-02")), Some(month("2020-02")), None).await.unwrap()),
        ["2020-02"]
    );
    assert!(months(store.resolution(Some(month("2020-03")), Some(month("2020-02")), None).await.unwrap()).is_empty());
}

#[tokio::test]
async fn the_backlog_and_the_active_tickets_are_what_a_recount_gives() {
    let seed: u64 = rand::random();
    println!("seed {seed}");
    let lives = campus(&mut StdRng::seed_from_u64(seed), [Tz::UTC, Tz::UTC]);
    let db = test_database();
    live(&db, &lives).await;
    let store = db.analytics().await;
    for last in ["1h", "2h", "23h", "24h", "3d", "30d", "365d", "3650d"] {
        let period: Period = last.parse().unwrap();
        let told = store.backlog(period).await.unwrap();
        assert_eq!(told.as_of - told.since, Duration::seconds(period.seconds()));
        let inside: Vec<_> = lives.iter().filter(|life| life.closed.is_none() && life.opened >= told.since).collect();
        let of = |wanted: &dyn Fn(&Life) -> bool| inside.iter().filter(|life| wanted(life)).count() as i64;
        assert_eq!(told.unclosed, inside.len() as i64, "{last}");
        assert_eq!(
            (told.by_status.open, told.by_status.active),
            (of(&|life| life.status == Status::Open), of(&|life| life.status == Status::Active))
        );
        let by_category: BTreeMap<_, _> =
            Category::ALL.into_iter().map(|category| (category, of(&|life| life.category == category))).collect();
        assert_eq!(told.by_category, by_category, "{last}");
    }
    for line in store.categories().await.unwrap().categories {
        let active =
            lives.iter().filter(|life| life.status == Status::Active && life.category == line.category).count();
        assert_eq!(line.active, active as i64, "{:?}", line.category);
    }
}

#[tokio::test]
async fn an_empty_campus_has_all_three_categories_and_no_backlog() {
    let db = test_database();
    let store = db.analytics().await;
    let categories = store.categories().await.unwrap().categories;
    assert_eq!(
        categories.iter().map(|line| (line.category, line.active)).collect::<Vec<_>>(),
        Category::ALL.map(|category| (category, 0))
    );
    let backlog = store.backlog("24h".parse().unwrap()).await.unwrap();
    assert_eq!((backlog.unclosed, backlog.by_category.len()), (0, 3));
    store.ping().await.unwrap();
    assert!(store.migrations_current().await.unwrap());
}
