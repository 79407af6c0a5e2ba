//! Reports by the month of opening, beside that of resolution times.

use super::Month;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// One month of the report on first responses. All figures are about the tickets that were opened in it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ResponseMonth {
    /// The month of opening, in the campus time zone.
    #[schema(value_type = String)]
    pub month: Month,
    /// How many of them the helpdesk has answered: with a message, or by taking them.
    pub answered: i64,
    /// How many it has not.
    pub unanswered: i64,
    /// Mean of the first answer minus the opening in seconds; `null` if none is answered.
    pub average_seconds: Option<f64>,
    /// The 50th percentile in seconds, at most 5 % off.
    pub median_seconds: Option<f64>,
    /// The 90th percentile in seconds, at most 5 % off.
    pub p90_seconds: Option<f64>,
}

/// First-response times by the month of opening.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct FirstResponses {
    /// IANA name of the zone that the months' borders are in.
    pub timezone: String,
    /// Without gaps, oldest first.
    pub months: Vec<ResponseMonth>,
    /// When the database said so.
    pub as_of: DateTime<Utc>,
}

/// One month of the report on ratings. All figures are about the tickets that were opened in it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct RatingMonth {
    /// The month of opening, in the campus time zone.
    #[schema(value_type = String)]
    pub month: Month,
    /// How many of them are closed: only those can be rated.
    pub closed: i64,
    /// How many were rated.
    pub rated: i64,
    /// How many with one star, two, up to five.
    pub stars: [i64; 5],
    /// Their mean, 1 to 5; `null` if none was rated.
    pub average_stars: Option<f64>,
}

/// Ratings after the closing, by the month of opening.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Ratings {
    /// IANA name of the zone that the months' borders are in.
    pub timezone: String,
    /// Without gaps, oldest first.
    pub months: Vec<RatingMonth>,
    /// When the database said so.
    pub as_of: DateTime<Utc>,
}
