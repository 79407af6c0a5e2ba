//! What people say, from the files in `data/`. Whole sentences: put together in any way they read as a person's.

use crate::dice::Dice;
use helpdesk_core::Category;
use std::collections::HashMap;

/// English, German, French, Spanish, Italian, with the share of people who write so.
const FILES: [(&str, f64); 5] = [
    (include_str!("../data/en.tsv"), 0.38),
    (include_str!("../data/de.tsv"), 0.25),
    (include_str!("../data/fr.tsv"), 0.14),
    (include_str!("../data/es.tsv"), 0.12),
    (include_str!("../data/it.tsv"), 0.11),
];
/// Share of each.
pub(crate) const SHARES: [f64; 5] = [FILES[0].1, FILES[1].1, FILES[2].1, FILES[3].1, FILES[4].1];

/// A problem and the words that say whose it is.
#[derive(Debug)]
pub(crate) struct Problem {
    pub(crate) text: &'static str,
    pub(crate) reasons: Vec<String>,
}

/// One language.
#[derive(Debug, Default)]
pub(crate) struct Tongue {
    lines: HashMap<&'static str, Vec<&'static str>>,
    problems: HashMap<Category, Vec<Problem>>,
}

impl Tongue {
    /// All of them, in the order of [`SHARES`].
    pub(crate) fn all() -> [Tongue; 5] {
        FILES.map(|(file, _)| Tongue::read(file))
    }

    fn read(file: &'static str) -> Tongue {
        let mut tongue = Tongue::default();
        for line in file.lines().filter(|line| !line.starts_with('#')) {
            let mut fields = line.split('\t');
            let (Some(kind), Some(text)) = (fields.next(), fields.next()) else { continue };
            let mut words = || fields.next().unwrap_or_default().split(' ').map(str::to_owned).collect();
            match Category::ALL.into_iter().find(|category| short(*category) == kind) {
                Some(category) => {
                    tongue.problems.entry(category).or_default().push(Problem { text, reasons: words() });
                }
                None if matches!(kind, "given" | "family") => {
                    tongue.lines.entry(kind).or_default().extend(text.split(' '))
                }
                None => tongue.lines.entry(kind).or_default().push(text),
            }
        }
        tongue
    }

    /// One line of a kind.
    pub(crate) fn say(&self, kind: &str, dice: &mut Dice) -> &'static str {
        let lines = self.lines.get(kind).map_or(&[][..], Vec::as_slice);
        lines.get(dice.below(lines.len())).copied().unwrap_or_default()
    }

    /// That it is done, by the people of this category.
    pub(crate) fn done(&self, category: Category, dice: &mut Dice) -> &'static str {
        let kind = match category {
            Category::FacilityManagement => "done_facility",
            Category::TechnicalIt => "done_it",
            Category::ServicesComplaints => "done_services",
        };
        self.say(kind, dice)
    }

    /// The problem of this number, from 0 to [`PROBLEMS`].
    pub(crate) fn problem(&self, category: Category, number: usize) -> Option<&Problem> {
        self.problems.get(&category)?.get(number)
    }
}

/// Problems of each category in each language.
pub(crate) const PROBLEMS: usize = 12;

fn short(category: Category) -> &'static str {
    match category {
        Category::FacilityManagement => "facility",
        Category::TechnicalIt => "it",
        Category::ServicesComplaints => "services",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_says_everything() {
        let kinds = ["given", "family", "since", "impact", "place", "question", "answer", "thanks", "follow"];
        for (tongue, (file, _)) in Tongue::all().iter().zip(FILES) {
            let name = file.lines().next().unwrap();
            for kind in kinds.iter().chain(&["done_facility", "done_it", "done_services"]) {
                assert!(tongue.lines[kind].iter().all(|line| !line.trim().is_empty()), "{name} {kind}");
            }
            for category in Category::ALL {
                let problems = &tongue.problems[&category];
                assert_eq!(problems.len(), PROBLEMS, "{name} {category:?}");
                let combined = problems.len() * (1 + tongue.lines["since"].len()) * (1 + tongue.lines["impact"].len());
                assert!(combined > 300, "{name} {category:?}: {combined}");
                for problem in problems {
                    let lower = problem.text.to_lowercase();
                    assert!(
                        problem.reasons.len() > 1 && problem.reasons.iter().all(|word| lower.contains(word)),
                        "{}",
                        problem.text
                    );
                }
            }
        }
        assert!(!Tongue::all()[0].lines["note"].is_empty());
    }
}
