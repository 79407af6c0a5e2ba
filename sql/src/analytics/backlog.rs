//! Tickets opened in a period that ends now and not yet closed.

use super::{AnalyticsStore, category, no_answer, none_of_any};
use crate::generated::queries::backlog;
use crate::pool::read;
use crate::store::ReadError;
use helpdesk_core::reports::{Backlog, ByStatus, Period};

/// A status, a category and how many are so.
pub(super) type Line = (String, String, i64);

impl AnalyticsStore {
    /// Service 1: tickets opened in the period that ends now and not yet closed.
    pub async fn backlog(&self, last: Period) -> Result<Backlog, ReadError> {
        let (seconds, mut question) = (last.seconds(), self.unclosed.ask());
        let ask = async |db: &_| backlog::backlog().bind(db, &seconds, &question.months, &question.stamps).all().await;
        let rows = read(&self.pool, ask).await?;
        let (since, as_of) = rows.first().map(|row| (row.since, row.as_of)).ok_or_else(no_answer)?;
        let mut backlog =
            Backlog { last, since, unclosed: 0, by_status: ByStatus::default(), by_category: none_of_any(), as_of };
        for row in rows {
            let words = row.statuses.into_iter().zip(row.categories);
            let lines = words.zip(row.counts).map(|((status, category), n)| (status, category, n));
            let lines = question.lines(row.month.zip(row.stamp), (!row.known).then(|| lines.collect()));
            for (status, word, n) in &*lines.ok_or_else(no_answer)? {
                backlog.unclosed += n;
                *backlog.by_category.entry(category(word)?).or_default() += n;
                let by = &mut backlog.by_status;
                *if status == "open" { &mut by.open } else { &mut by.active } += n;
            }
        }
        self.unclosed.keep(question);
        Ok(backlog)
    }
}
