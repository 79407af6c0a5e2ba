//! The campus: its people, its buildings, its calendar.

use crate::calendar::Calendar;
use crate::dice::Dice;
use crate::plan::{Plan, PlanError};
use crate::texts::{SHARES, Tongue};
use helpdesk_core::{Author, Building, Location, PersonId, PersonName, Role, Room};

/// People who report.
const USERS: usize = 6_000;
/// People of the helpdesk.
const HELPERS: usize = 30;
const BUILDINGS: [&str; 40] = [
    "Library",
    "Main Building",
    "Science Range",
    "Orchard Hall",
    "Boathouse",
    "Residence A",
    "Residence B",
    "Residence C",
    "Residence D",
    "Cafeteria",
    "Sports Centre",
    "Harbour Annex",
    "Mint Court",
    "Old Brewery",
    "Observatory",
    "Chemistry",
    "Physics",
    "Mathematics",
    "Biology",
    "Greenhouse",
    "Law House",
    "Economics",
    "Medical School",
    "Nursing School",
    "Clinic Annex",
    "Music School",
    "Theatre",
    "Art Studios",
    "Architecture",
    "Engineering North",
    "Engineering South",
    "Workshops",
    "Computing Centre",
    "Language Centre",
    "Student Union",
    "Admissions",
    "Guest House",
    "Kindergarten",
    "Gatehouse",
    "Archive",
];

/// Streams of chance.
pub(crate) mod stream {
    pub(crate) const CALENDAR: u64 = 1;
    pub(crate) const USERS: u64 = 2;
    pub(crate) const HELPERS: u64 = 3;
    pub(crate) const TICKETS: u64 = 4;
}

/// Somebody, and the language they write.
#[derive(Debug)]
pub(crate) struct Member {
    pub(crate) author: Author,
    pub(crate) tongue: usize,
}

/// A campus, ready to tell its tickets.
#[derive(Debug)]
pub struct Campus {
    pub(crate) plan: Plan,
    pub(crate) calendar: Calendar,
    pub(crate) tongues: [Tongue; 5],
    pub(crate) users: Vec<Member>,
    pub(crate) helpers: Vec<Member>,
    buildings: Vec<Building>,
}

impl Campus {
    /// Draws people and days; refuses a plan that is out of bounds.
    pub fn new(plan: Plan) -> Result<Campus, PlanError> {
        let from = plan.from()?;
        let tongues = Tongue::all();
        let calendar = Calendar::new(from, plan.until, plan.zone, &mut Dice::new(plan.seed, stream::CALENDAR, 0));
        let people = |name, role, n| -> Result<Vec<Member>, PlanError> {
            (0..n).map(|number| member(&tongues, role, Dice::new(plan.seed, name, number))).collect()
        };
        Ok(Campus {
            users: people(stream::USERS, Role::User, USERS as u64)?,
            helpers: people(stream::HELPERS, Role::Helpdesk, HELPERS as u64)?,
            buildings: BUILDINGS.into_iter().map(Building::parse).collect::<Result<_, _>>()?,
            plan,
            calendar,
            tongues,
        })
    }

    /// How many tickets there are.
    #[must_use]
    pub fn tickets(&self) -> u64 {
        self.plan.tickets
    }

    /// A place; some buildings are larger than others.
    pub(crate) fn location(&self, with_building: f64, dice: &mut Dice) -> Result<Location, PlanError> {
        if !dice.chance(with_building) {
            return Ok(Location::default());
        }
        let place = (dice.unit().powf(1.6) * self.buildings.len() as f64) as usize;
        let (floor, door) = (dice.between(0, 5), dice.between(1, 41));
        let room = dice.chance(0.8).then(|| Room::parse(&format!("{floor}.{door:02}"))).transpose()?;
        Ok(Location { building: self.buildings.get(place).cloned(), room })
    }
}

fn member(tongues: &[Tongue; 5], role: Role, mut dice: Dice) -> Result<Member, PlanError> {
    let tongue = dice.weighted(&SHARES);
    let name = tongues
        .get(tongue)
        .map(|words| format!("{} {}", words.say("given", &mut dice), words.say("family", &mut dice)));
    let name = PersonName::parse(&name.unwrap_or_default())?;
    Ok(Member { author: Author { id: PersonId(dice.uuid()), name, role }, tongue })
}
