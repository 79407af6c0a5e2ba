//! What a run came to: a line in the file of results, and the table that is made of all lines.
//!
//! The rule it keeps: the table in the documentation is made from the file and from nothing else.

use crate::checker::{Counts, Verdict};
use crate::stage::Measure;
use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::time::Duration;

/// Between these lines the table stands.
const BEGIN: &str = "<!-- made by `chaos table`: begin -->";
const END: &str = "<!-- made by `chaos table`: end -->";

/// One run.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Report {
    /// Which row.
    pub row: String,
    /// Which seed.
    pub seed: u64,
    /// How long it took.
    pub seconds: f64,
    /// The checker's numbers.
    #[serde(flatten)]
    pub counts: Counts,
    /// How often each rule was broken.
    pub broken: BTreeMap<String, u64>,
    /// The first breaches.
    pub breaches: Vec<String>,
    /// The longest wait after a fault was healed, in seconds.
    pub slowest_recovery: Option<f64>,
    /// What the row measured.
    pub measured: Vec<Measure>,
}

/// Breaches that a report tells; the rest is in the run's folder.
const TOLD: usize = 20;

impl Report {
    /// Of a finished run.
    #[must_use]
    pub fn of(
        row: &str,
        seed: u64,
        took: Duration,
        verdict: &Verdict,
        measured: Vec<Measure>,
        slowest_recovery: Option<f64>,
    ) -> Report {
        Report {
            row: row.to_owned(),
            seed,
            seconds: took.as_secs_f64(),
            counts: verdict.counts,
            broken: verdict.broken.iter().map(|(rule, count)| (rule.to_string(), *count)).collect(),
            breaches: verdict.violations.iter().take(TOLD).map(ToString::to_string).collect(),
            slowest_recovery,
            measured,
        }
    }

    /// Every promise held and every number kept its limit.
    #[must_use]
    pub fn passed(&self) -> bool {
        self.broken.is_empty() && self.measured.iter().all(Measure::holds)
    }

    /// The same without the latencies, which say something only on a machine that does nothing else.
    #[must_use]
    pub fn held(&self) -> bool {
        self.broken.is_empty() && self.measured.iter().all(|measure| measure.is_latency() || measure.holds())
    }

    /// For a person: a line, and what is wrong below it.
    #[must_use]
    pub fn text(&self) -> String {
        let Counts { operations, acknowledged, unknown, refused, lost, doubled, disordered, leaked, deliveries } =
            self.counts;
        let verdict = if self.passed() { "ok    " } else { "FAILED" };
        let recovery = self.slowest_recovery.map_or("none".to_owned(), |seconds| format!("{seconds:.2} s"));
        let mut text = format!(
            "{verdict} {:<16} seed {:<4} {:>5.1} s  {operations} operations ({acknowledged} acknowledged, {refused} refused, \
             {unknown} unknown), {deliveries} deliveries, lost {lost}, doubled {doubled}, disordered {disordered}, \
             leaked {leaked}, slowest recovery {recovery}",
            self.row, self.seed, self.seconds
        );
        for measure in &self.measured {
            // writing into a string cannot fail
            let _ = write!(text, "\n         {}{measure}", if measure.holds() { "" } else { "TOO BAD: " });
        }
        for (rule, count) in &self.broken {
            let _ = write!(text, "\n         BROKEN: {rule}, {count} times");
        }
        for breach in &self.breaches {
            let _ = write!(text, "\n           {breach}");
        }
        text
    }

    /// Adds it to the file.
    pub fn append(&self, file: &Path) -> Result<()> {
        let mut file = std::fs::OpenOptions::new().create(true).append(true).open(file)?;
        Ok(writeln!(file, "{}", serde_json::to_string(self)?)?)
    }
}

/// Reads all lines of a file.
pub fn read(file: &Path) -> Result<Vec<Report>> {
    let text = std::fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?;
    text.lines().map(|line| serde_json::from_str(line).context("a line that is no result")).collect()
}

/// Puts the table of all results into a document, between its two marks.
pub fn write_table(reports: &[Report], order: &[&str], document: &Path) -> Result<()> {
    let text = std::fs::read_to_string(document).with_context(|| format!("{} cannot be read", document.display()))?;
    let missing = || format!("{} has no line {BEGIN} and {END}", document.display());
    let (before, rest) = text.split_once(BEGIN).with_context(missing)?;
    let (_, after) = rest.split_once(END).with_context(missing)?;
    Ok(std::fs::write(
        document,
        format!("{before}{BEGIN}\n{}\n{}{END}{after}", table(reports, order), nearest(reports, order)),
    )?)
}

/// The table in Markdown, rows in this order. Of a row that ran twice with a seed the last run counts.
#[must_use]
pub fn table(reports: &[Report], order: &[&str]) -> String {
    let mut rows: BTreeMap<(usize, &str), BTreeMap<u64, &Report>> = BTreeMap::new();
    for report in reports {
        let place = order.iter().position(|name| *name == report.row).unwrap_or(order.len());
        rows.entry((place, &report.row)).or_default().insert(report.seed, report);
    }
    let mut text = "| row | seeds | passed | operations | acknowledged | unknown | lost | doubled | disordered | leaked | slowest recovery |\n\
                    |---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n"
        .to_owned();
    for ((_, row), seeds) in rows {
        let sum = |of: fn(&Counts) -> u64| seeds.values().map(|report| of(&report.counts)).sum::<u64>();
        let slowest = seeds.values().filter_map(|report| report.slowest_recovery).reduce(f64::max);
        let slowest = slowest.map_or("none".to_owned(), |seconds| format!("{seconds:.2} s"));
        let passed = seeds.values().filter(|report| report.passed()).count();
        let _ = writeln!(
            text,
            "| `{row}` | {} | {passed} | {} | {} | {} | {} | {} | {} | {} | {slowest} |",
            seeds.len(),
            sum(|counts| counts.operations),
            sum(|counts| counts.acknowledged),
            sum(|counts| counts.unknown),
            sum(|counts| counts.lost),
            sum(|counts| counts.doubled),
            sum(|counts| counts.disordered),
            sum(|counts| counts.leaked),
        );
    }
    text
}

/// What rows measured, each time the run that came nearest to its limit, or went furthest beyond.
#[must_use]
pub fn nearest(reports: &[Report], order: &[&str]) -> String {
    let latest: BTreeMap<(&str, u64), &Report> =
        reports.iter().map(|report| ((report.row.as_str(), report.seed), report)).collect();
    let mut worst: BTreeMap<(usize, &str, &str), &Measure> = BTreeMap::new();
    for report in latest.values() {
        let place = order.iter().position(|name| *name == report.row).unwrap_or(order.len());
        for measure in report.measured.iter().filter(|measure| measure.strain().is_some()) {
            let kept = worst.entry((place, &report.row, &measure.name)).or_insert(measure);
            if measure.strain() > kept.strain() {
                *kept = measure;
            }
        }
    }
    let mut text = "| row | measured, the worst of all seeds |\n|---|---|\n".to_owned();
    for ((_, row, _), measure) in worst {
        let _ = writeln!(text, "| `{row}` | {measure} |");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{Measure, Report, nearest, table};
    use crate::checker::Verdict;
    use std::time::Duration;

    #[test]
    fn a_row_is_summed_and_a_seed_counts_once() {
        let mut verdict = Verdict::default();
        let report =
            |verdict: &Verdict, seed| Report::of("kill", seed, Duration::from_secs(1), verdict, Vec::new(), Some(0.5));
        verdict.counts.operations = 10;
        let first = report(&verdict, 1);
        let unmeasured = Report { measured: vec![Measure::told("nothing", f64::NAN)], ..first.clone() };
        let read: Report = serde_json::from_str(&serde_json::to_string(&unmeasured).unwrap()).unwrap();
        assert!(read.measured[0].value.is_nan(), "a line is read as it was written");
        verdict.counts.operations = 5;
        let near = |seed, value| Report {
            measured: vec![Measure::at_most("wait, s", value, 10.0), Measure::told("seen", 1.0)],
            ..report(&verdict, seed)
        };
        let nearest = nearest(&[near(1, 2.0), near(2, 9.0), near(3, 4.0)], &["kill"]);
        assert!(nearest.ends_with("|---|---|\n| `kill` | wait, s: 9 (at most 10) |\n"), "{nearest}");
        let text = table(&[first, report(&verdict, 1), report(&verdict, 2)], &["kill"]);
        assert!(text.ends_with("| `kill` | 2 | 2 | 10 | 0 | 0 | 0 | 0 | 0 | 0 | 0.50 s |\n"), "{text}");
    }
}
