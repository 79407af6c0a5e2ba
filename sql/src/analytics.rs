//! The figures.

use crate::store::{OpenError, ReadError};
use chrono_tz::Tz;
use helpdesk_core::reports::{ActiveByCategory, Backlog, Month, Period, ResolutionTimes};
use tokio::runtime::Handle;

/// The database as an analytics worker may use it: read-only.
#[derive(Clone)]
pub struct AnalyticsStore {}

impl AnalyticsStore {
    /// Connects as the read-only role and checks that the schema is this program's.
    pub async fn open(url: &str, on: Handle) -> Result<AnalyticsStore, OpenError> {
        let _ = (url, on);
        unimplemented!()
    }

    /// Service 1: tickets opened in the period that ends now and not yet closed.
    pub async fn backlog(&self, last: Period) -> Result<Backlog, ReadError> {
        let _ = last;
        unimplemented!()
    }

    /// Service 2: resolution times by month of opening, both ends included; `tz` absent: the zone in the settings.
    pub async fn resolution(&self, from: Option<Month>, to: Option<Month>, tz: Option<Tz>) -> Result<ResolutionTimes, ReadError> {
        let _ = (from, to, tz);
        unimplemented!()
    }

    /// Service 3: active tickets per category, all three always.
    pub async fn categories(&self) -> Result<ActiveByCategory, ReadError> {
        unimplemented!()
    }

    /// Whether the database answers.
    pub async fn ping(&self) -> Result<(), ReadError> {
        unimplemented!()
    }

    /// Whether the schema is this program's.
    pub async fn migrations_current(&self) -> Result<bool, ReadError> {
        unimplemented!()
    }
}
