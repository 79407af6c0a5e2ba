//! The three categories. They are found from the words (`helpdesk-classify`) and corrected by the helpdesk.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Who on campus can help.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    /// Rooms, furniture, heating, water, lifts, locks, light, cleaning.
    FacilityManagement,
    /// Accounts, network, computers, printers, projectors, software.
    TechnicalIt,
    /// Food, prices, staff, offices, certificates, library stock, transport.
    ServicesComplaints,
}

impl Category {
    /// All three, in the order that reports use.
    pub const ALL: [Category; 3] = [Category::FacilityManagement, Category::TechnicalIt, Category::ServicesComplaints];

    /// The word on the wire and in the database.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Category::FacilityManagement => "facility_management",
            Category::TechnicalIt => "technical_it",
            Category::ServicesComplaints => "services_complaints",
        }
    }

    /// The category of a word from the wire or the database.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Category> {
        Category::ALL.into_iter().find(|category| category.as_str() == word)
    }
}

/// How a ticket got its category.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum CategorySource {
    /// Found from the words.
    Automatic,
    /// Set by the helpdesk.
    Corrected,
}

impl CategorySource {
    /// The word on the wire and in the database.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            CategorySource::Automatic => "automatic",
            CategorySource::Corrected => "corrected",
        }
    }

    /// The source of a word from the database.
    #[must_use]
    pub fn from_word(word: &str) -> Option<CategorySource> {
        [CategorySource::Automatic, CategorySource::Corrected].into_iter().find(|source| source.as_str() == word)
    }
}
