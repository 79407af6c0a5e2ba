//! The figures as the three analytics workers ask for them: read-only, with a role and a pool of their own.
//!
//! The rule it keeps: every number is exact in one snapshot, except median and 90th percentile of a month with more than
//! [`EXACT_UP_TO`] closed tickets: those come from a histogram whose buckets are 5 % wide, so they are at most 5 % off.

mod backlog;
mod buildings;
mod by_month;
mod hours;
mod months;
mod over_time;
mod percentiles;

use crate::generated::queries;
use crate::generated::queries::resolution_span::ResolutionSpan;
use crate::pool::{Purpose, pool, read};
use crate::rows;
use crate::store::{OpenError, ReadError, check_schema};
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use chrono_tz::Tz;
use deadpool_postgres::Pool;
use helpdesk_core::Category;
use helpdesk_core::reports::{
    ActiveByCategory, CategoryCount, CorrectedCategory, Corrections, CorrectionsMonth, Month, ResolutionMonth,
    ResolutionTimes,
};
use hours::Hours;
use months::Months;
use percentiles::{Known, Percentiles};
use std::collections::BTreeMap;
use tokio::runtime::Handle;

/// Closed tickets of a month up to which median and 90th percentile are computed from the tickets themselves.
pub const EXACT_UP_TO: i64 = 5_000;
/// Connections of a worker: it answers one dashboard, a few nodes, and now and then a person.
const CONNECTIONS: usize = 4;

/// The database as an analytics worker may use it: read-only. Clones share the pool.
#[derive(Clone, Debug)]
pub struct AnalyticsStore {
    pool: Pool,
    resolved: Percentiles,
    responded: Percentiles,
    hours: Hours,
    unclosed: Months<backlog::Line>,
}

impl AnalyticsStore {
    /// Connects as the read-only role and checks that the schema is this program's.
    pub async fn open(url: &str, on: Handle) -> Result<AnalyticsStore, OpenError> {
        let pool = pool(url, &on, Purpose::Analytics, CONNECTIONS)?;
        check_schema(&pool).await?;
        let (resolved, responded) = (Percentiles::default(), Percentiles::default());
        let (hours, unclosed) = (Hours::default(), Months::default());
        Ok(AnalyticsStore { pool, resolved, responded, hours, unclosed })
    }

    /// Service 2: resolution times by month of opening, both ends included. Absent: from the first month with a ticket to
    /// the current one, at most 24 months. `tz` absent: the zone in the settings, for which rollups are kept; for another
    /// zone every ticket of the span is read.
    pub async fn resolution(
        &self,
        from: Option<Month>,
        to: Option<Month>,
        tz: Option<Tz>,
    ) -> Result<ResolutionTimes, ReadError> {
        let span = self.span(from, to, tz).await?;
        let months = if span.asked == span.kept {
            self.resolution_kept(&span).await?
        } else {
            let ask = async |db: &_| {
                queries::resolution_counted::resolution_counted()
                    .bind(db, &span.asked, &span.first, &span.last)
                    .all()
                    .await
            };
            read(&self.pool, ask).await?.into_iter().map(Line::from).collect()
        };
        let as_of = months.first().map_or(span.as_of, |line| line.as_of);
        let months = months.iter().map(Line::month).collect::<Result<_, _>>()?;
        Ok(ResolutionTimes { timezone: span.asked, months, as_of })
    }

    /// In the zone of the settings, from the rollups and from what is known of months that did not change.
    async fn resolution_kept(&self, span: &ResolutionSpan) -> Result<Vec<Line>, ReadError> {
        let before = self.resolved.before(&span.kept);
        let ask = async |db: &_| {
            queries::resolution_kept::resolution_kept()
                .bind(
                    db,
                    &span.kept,
                    &span.first,
                    &span.last,
                    &before.months,
                    &before.counts,
                    &before.sums,
                    &EXACT_UP_TO,
                )
                .all()
                .await
        };
        let mut lines: Vec<Line> = read(&self.pool, ask).await?.into_iter().map(Line::from).collect();
        self.resolved.keep(&span.kept, lines.iter().filter_map(Line::known));
        for line in &mut lines {
            if let Some((p50, p90)) = before.of(line.month, line.closed, line.seconds) {
                (line.p50, line.p90) = (Some(p50), Some(p90));
            }
        }
        Ok(lines)
    }

    /// Service 3: active tickets per category, all three always.
    pub async fn categories(&self) -> Result<ActiveByCategory, ReadError> {
        let words = Category::ALL.map(Category::as_str);
        let found =
            read(&self.pool, async |db| queries::categories::categories().bind(db, &words.as_slice()).all().await)
                .await?;
        let as_of = found.first().map(|row| row.as_of).ok_or_else(no_answer)?;
        let counts = found
            .into_iter()
            .map(|row| Ok((category(&row.category)?, row.n)))
            .collect::<Result<BTreeMap<_, _>, ReadError>>()?;
        let count = |category| CategoryCount { category, active: counts.get(&category).copied().unwrap_or(0) };
        Ok(ActiveByCategory { categories: Category::ALL.map(count).to_vec(), as_of })
    }

    /// How many tickets were found to be of each category and how many of those were corrected, by month of opening, both
    /// ends included; absent ends as in [`AnalyticsStore::resolution`]. In the zone of the settings.
    pub async fn corrections(&self, from: Option<Month>, to: Option<Month>) -> Result<Corrections, ReadError> {
        let span = self.span(from, to, None).await?;
        let words = Category::ALL.map(Category::as_str);
        let ask = async |db: &_| {
            queries::corrections::corrections().bind(db, &span.first, &span.last, &words.as_slice()).all().await
        };
        let found = read(&self.pool, ask).await?;
        let as_of = found.first().map_or(span.as_of, |row| row.as_of);
        let mut months: Vec<CorrectionsMonth> = Vec::new();
        for row in found {
            let month = month(row.month)?;
            let line =
                CorrectedCategory { category: category(&row.guessed)?, opened: row.opened, corrected: row.corrected };
            match months.last_mut().filter(|last| last.month == month) {
                Some(last) => last.categories.push(line),
                None => months.push(CorrectionsMonth { month, categories: vec![line] }),
            }
        }
        Ok(Corrections { timezone: span.kept, months, as_of })
    }

    /// The months that a report spans.
    async fn span(&self, from: Option<Month>, to: Option<Month>, tz: Option<Tz>) -> Result<ResolutionSpan, ReadError> {
        let (from, to, asked) = (from.and_then(first_day), to.and_then(first_day), tz.map(Tz::name));
        let ask = async |db: &_| queries::resolution_span::resolution_span().bind(db, &asked, &to, &from).one().await;
        read(&self.pool, ask).await
    }

    /// Whether the database answers.
    pub async fn ping(&self) -> Result<(), ReadError> {
        read(&self.pool, async |db| queries::ping::ping().bind(db).one().await).await.map(drop)
    }

    /// Whether the schema is this program's.
    pub async fn migrations_current(&self) -> Result<bool, ReadError> {
        let found = read(&self.pool, async |db| queries::schema_version::schema_version().bind(db).one().await).await?;
        Ok(found == crate::migrate::known_version())
    }
}

/// A month as both statements answer it.
struct Line {
    as_of: DateTime<Utc>,
    month: NaiveDate,
    opened: i64,
    closed: i64,
    seconds: Option<f64>,
    p50: Option<f64>,
    p90: Option<f64>,
}

impl From<queries::resolution_kept::ResolutionKept> for Line {
    fn from(row: queries::resolution_kept::ResolutionKept) -> Line {
        let queries::resolution_kept::ResolutionKept { as_of, month, opened, closed, seconds, p50, p90 } = row;
        Line { as_of, month, opened, closed, seconds, p50, p90 }
    }
}

impl From<queries::resolution_counted::ResolutionCounted> for Line {
    fn from(row: queries::resolution_counted::ResolutionCounted) -> Line {
        let queries::resolution_counted::ResolutionCounted { as_of, month, opened, closed, seconds, p50, p90 } = row;
        Line { as_of, month, opened, closed, seconds, p50, p90 }
    }
}

impl Line {
    /// What was computed of it just now.
    fn known(&self) -> Option<(NaiveDate, Known)> {
        Some((self.month, Known { count: self.closed, seconds: self.seconds?, p50: self.p50?, p90: self.p90? }))
    }

    fn month(&self) -> Result<ResolutionMonth, ReadError> {
        #[allow(clippy::cast_precision_loss, reason = "a month has far fewer than 2^52 tickets")]
        let average = |seconds: f64| seconds / self.closed as f64;
        let has_closed = self.closed > 0;
        Ok(ResolutionMonth {
            month: month(self.month)?,
            closed: self.closed,
            still_open: self.opened - self.closed,
            average_seconds: self.seconds.filter(|_| has_closed).map(average),
            median_seconds: self.p50.filter(|_| has_closed),
            p90_seconds: self.p90.filter(|_| has_closed),
        })
    }
}

fn month(day: NaiveDate) -> Result<Month, ReadError> {
    Month::new(day.year(), day.month()).ok_or_else(no_answer)
}

fn first_day(month: Month) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(month.year(), month.month(), 1)
}

fn none_of_any() -> BTreeMap<Category, i64> {
    Category::ALL.into_iter().map(|category| (category, 0)).collect()
}

fn category(word: &str) -> Result<Category, ReadError> {
    rows::category(0, word)
}

fn no_answer() -> ReadError {
    ReadError::Failed("the database did not answer as it should".to_owned())
}
