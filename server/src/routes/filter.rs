//! The parameters of a list of tickets, parsed to types; a wrong one is `invalid` and named.

use crate::counted;
use crate::extract::Fields;
use chrono::{DateTime, Utc};
use helpdesk_core::search::Query;
use helpdesk_core::{Author, Building, Category, Refusal, Role, Status};
use helpdesk_sql::{Search, Sort, TicketFilter};
use utoipa::IntoParams;

/// Tickets of a page when nobody says otherwise, and at most.
const USUAL_LIMIT: i64 = 50;
const MOST: i64 = 200;
/// Longest cursor that is looked at; ours have under 60 characters.
const CURSOR: usize = 200;

/// The parameters, for the description.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes what `read` reads")]
pub(super) struct ListParams {
    /// Statuses, separated by commas. Absent: all that one may see.
    #[param(example = "open,active")]
    status: Option<String>,
    /// Only this category.
    category: Option<Category>,
    /// Only this building, to the letter.
    building: Option<String>,
    /// `true`: only tickets without a building.
    nowhere: Option<bool>,
    /// `true`: only what one has reported oneself.
    mine: Option<bool>,
    /// Opened at or after, RFC 3339.
    opened_after: Option<DateTime<Utc>>,
    /// Opened before, RFC 3339.
    opened_before: Option<DateTime<Utc>>,
    /// Only what was found from the words to be of this category, whatever it is now.
    guessed: Option<Category>,
    /// `true`: only tickets whose category is another one than was found from the words; `false`: only the others.
    corrected: Option<bool>,
    /// Words that a ticket must have, in its description, its messages or its place (of internal notes only for the
    /// helpdesk): plain words, with their forms, without accents or with small mistakes; `"a phrase"`; `-word` for what must
    /// not stand there; a number or `#1042` for that ticket. Nothing that is typed is an error.
    #[param(example = "projector \"no picture\" -library")]
    q: Option<String>,
    /// `waiting` (longest first, usual), `newest`, `oldest`, `updated`, or `best` (usual with `q`).
    sort: Option<String>,
    /// `next` of the page before, with the same parameters.
    cursor: Option<String>,
    /// 1 to 200, usually 50.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
}

/// What is asked for; `None`: nothing that this person may see.
pub(super) fn read(fields: &Fields, who: &Author) -> Result<Option<TicketFilter>, Refusal> {
    let asked = fields.typed("status", "must be open, active or closed, separated by commas", statuses)?;
    let statuses = match (who.role, asked) {
        (Role::Helpdesk, asked) => asked.unwrap_or_default(),
        (Role::User, asked) => {
            let seen: Vec<Status> =
                asked.unwrap_or(Status::ALL.to_vec()).into_iter().filter(|s| *s != Status::Closed).collect();
            if seen.is_empty() {
                return Ok(None);
            }
            seen
        }
    };
    let search = search(fields, who.role);
    let usual = if search.is_some() { Sort::Best } else { Sort::default() };
    let building = fields.get("building").map(Building::parse).transpose()?;
    let category = |name| {
        fields.typed(name, "must be facility_management, technical_it or services_complaints", Category::from_word)
    };
    let yes = |name| fields.typed(name, "must be true or false", |text| text.parse::<bool>().ok());
    Ok(Some(TicketFilter {
        statuses,
        category: category("category")?,
        building: if yes("nowhere")?.unwrap_or(false) { Some(String::new()) } else { building.map(String::from) },
        mine: yes("mine")?.unwrap_or(false).then_some(who.id),
        opened_after: fields.typed("opened_after", "must be a moment such as 2026-01-31T09:00:00Z", counted::moment)?,
        opened_before: fields.typed(
            "opened_before",
            "must be a moment such as 2026-01-31T09:00:00Z",
            counted::moment,
        )?,
        guessed: category("guessed")?,
        corrected: yes("corrected")?,
        counted: counted::strictly(|name| fields.get(name))?,
        search,
        sort: fields.typed("sort", "must be best, waiting, newest, oldest or updated", sort)?.unwrap_or(usual),
        cursor: fields.typed("cursor", "is not one of ours", |text| (text.len() <= CURSOR).then(|| text.to_owned()))?,
        limit: limit(fields, USUAL_LIMIT)?,
    }))
}

/// What is looked for. Words of internal notes are the helpdesk's.
pub(super) fn search(fields: &Fields, role: Role) -> Option<Search> {
    let text = fields.get("q").filter(|text| !text.trim().is_empty())?;
    Some(Search { query: Query::parse(text), notes: role == Role::Helpdesk })
}

/// `limit`, 1 to 200.
pub(super) fn limit(fields: &Fields, usual: i64) -> Result<i64, Refusal> {
    let read = |text: &str| text.parse().ok().filter(|n| (1..=MOST).contains(n));
    Ok(fields.typed("limit", "must be a number from 1 to 200", read)?.unwrap_or(usual))
}

fn statuses(text: &str) -> Option<Vec<Status>> {
    text.split(',').map(|word| Status::from_word(word.trim())).collect()
}

fn sort(word: &str) -> Option<Sort> {
    match word {
        "best" => Some(Sort::Best),
        "waiting" => Some(Sort::Waiting),
        "newest" => Some(Sort::Newest),
        "oldest" => Some(Sort::Oldest),
        "updated" => Some(Sort::Updated),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use helpdesk_core::{PersonId, PersonName};
    use uuid::Uuid;

    fn who(role: Role) -> Author {
        Author { id: PersonId(Uuid::from_u128(1)), name: PersonName::parse("Una").unwrap(), role }
    }

    fn asked(role: Role, query: &str) -> Result<Option<TicketFilter>, Refusal> {
        read(&Fields::of_query(query), &who(role))
    }

    #[test]
    fn a_wrong_parameter_is_named() {
        let wrong = [
            "status=",
            "category=x",
            "guessed=x",
            "corrected=1",
            "status=open,shut",
            "mine=maybe",
            "opened_after=yesterday",
            "opened_before=2026-13-01T00:00:00Z",
            "sort=nicest",
            "limit=0",
            "limit=201",
            "limit=x",
            "limit=-1",
            "building=%00",
            "opened_after=-0001-01-01T00:00:00Z",
        ];
        for query in wrong.iter().filter(|query| !query.ends_with('=')) {
            let refusal = asked(Role::Helpdesk, query).unwrap_err();
            assert_eq!(refusal.field.as_deref(), query.split('=').next(), "{query}");
        }
        assert!(asked(Role::Helpdesk, "status=&category=&building=").is_ok(), "empty is any");
    }

    #[test]
    fn whatever_is_looked_for_is_no_error_and_only_the_helpdesk_looks_into_notes() {
        let search = |role, query| asked(role, query).unwrap().unwrap();
        for query in ["q=%22", "q=-", "q=%00", "q=a%26b%7C%21%28", "q=%F0%9F%94%A5", "q=%27%3B--", "q=%ff"] {
            assert!(search(Role::User, query).search.is_some_and(|search| !search.notes), "{query}");
        }
        let staff = search(Role::Helpdesk, "q=lift");
        assert!(staff.search.is_some_and(|search| search.notes) && staff.sort == Sort::Best);
        assert_eq!(search(Role::Helpdesk, "q=lift&sort=oldest").sort, Sort::Oldest);
        assert_eq!(search(Role::User, "q=%20%20").search, None, "blanks are nothing");
    }

    #[test]
    fn users_never_ask_for_closed_ones() {
        let statuses = |role, query| asked(role, query).unwrap().map(|filter| filter.statuses);
        assert_eq!(statuses(Role::User, ""), Some(vec![Status::Open, Status::Active]));
        assert_eq!(statuses(Role::User, "status=closed,open"), Some(vec![Status::Open]));
        assert_eq!(statuses(Role::User, "status=closed"), None);
        assert_eq!(statuses(Role::Helpdesk, ""), Some(vec![]));
        assert_eq!(statuses(Role::Helpdesk, "status=closed"), Some(vec![Status::Closed]));
    }
}
