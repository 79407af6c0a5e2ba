//! Reports by the month of opening, beside that of resolution times. In the zone of the settings.

use super::percentiles::Known;
use super::{AnalyticsStore, month};
use crate::generated::queries::{ratings_by_month, responses};
use crate::pool::read;
use crate::store::ReadError;
use helpdesk_core::reports::{FirstResponses, Month, RatingMonth, Ratings, ResponseMonth};

/// A count as a number to calculate with.
#[expect(clippy::cast_precision_loss, reason = "a month has far fewer than 2^52 tickets")]
fn exact(n: i64) -> f64 {
    n as f64
}

impl AnalyticsStore {
    /// How long tickets waited for the helpdesk's first answer, by month of opening; ends as in [`AnalyticsStore::resolution`].
    pub async fn first_responses(&self, from: Option<Month>, to: Option<Month>) -> Result<FirstResponses, ReadError> {
        let span = self.span(from, to, None).await?;
        let before = self.responded.before(&span.kept);
        let ask = async |db: &_| {
            responses::responses()
                .bind(db, &span.first, &span.last, &before.months, &before.counts, &before.sums)
                .all()
                .await
        };
        let rows = read(&self.pool, ask).await?;
        let known = |row: &responses::Responses| {
            let (seconds, p50, p90) = (row.seconds?, row.p50?, row.p90?);
            Some((row.month, Known { count: row.answered, seconds, p50, p90 }))
        };
        self.responded.keep(&span.kept, rows.iter().filter_map(known));
        let as_of = rows.first().map_or(span.as_of, |row| row.as_of);
        let line = |row: &responses::Responses| {
            let is_any = row.answered > 0;
            let computed = row.p50.zip(row.p90);
            let (p50, p90) = before.of(row.month, row.answered, row.seconds).or(computed).unzip();
            Ok(ResponseMonth {
                month: month(row.month)?,
                answered: row.answered,
                unanswered: row.opened - row.answered,
                average_seconds: row.seconds.filter(|_| is_any).map(|seconds| seconds / exact(row.answered)),
                median_seconds: p50.filter(|_| is_any),
                p90_seconds: p90.filter(|_| is_any),
            })
        };
        let months = rows.iter().map(line).collect::<Result<_, ReadError>>()?;
        Ok(FirstResponses { timezone: span.kept, months, as_of })
    }

    /// How closed tickets were rated, by month of opening; ends as in [`AnalyticsStore::resolution`].
    pub async fn ratings(&self, from: Option<Month>, to: Option<Month>) -> Result<Ratings, ReadError> {
        let span = self.span(from, to, None).await?;
        let ask = async |db: &_| ratings_by_month::ratings_by_month().bind(db, &span.first, &span.last).all().await;
        let rows = read(&self.pool, ask).await?;
        let as_of = rows.first().map_or(span.as_of, |row| row.as_of);
        let mut months: Vec<RatingMonth> = Vec::new();
        for row in rows {
            let of = month(row.month)?;
            if months.last().is_none_or(|last| last.month != of) {
                months.push(RatingMonth {
                    month: of,
                    closed: row.closed,
                    rated: 0,
                    stars: [0; 5],
                    average_stars: None,
                });
            }
            let place = usize::try_from(row.stars - 1).ok();
            if let Some(last) = months.last_mut()
                && let Some(count) = place.and_then(|place| last.stars.get_mut(place))
            {
                *count = row.n;
                last.rated += row.n;
            }
        }
        for line in &mut months {
            let sum: i64 = (1..).zip(line.stars).map(|(star, n): (i64, i64)| star * n).sum();
            line.average_stars = (line.rated > 0).then(|| exact(sum) / exact(line.rated));
        }
        Ok(Ratings { timezone: span.kept, months, as_of })
    }
}
