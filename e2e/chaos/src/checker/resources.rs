//! What servers hold (K11) and what the dashboard tells (K12).

use super::book::Book;
use super::content::same;
use super::verdict::{Evidence, Findings, Rule};
use crate::history::{Sample, What};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a server may hold at `end` beyond its `baseline`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Growth {
    /// Resident memory in KiB.
    pub rss_kib: u64,
    /// Open descriptors.
    pub descriptors: u64,
    /// Ticket actors.
    pub actors: u64,
    /// Sockets.
    pub sockets: u64,
    /// Connections to the database.
    pub database: u64,
}

impl Default for Growth {
    /// Memory: an allocator keeps what a load once needed, 64 MiB of it are no leak yet. Descriptors and connections: pools
    /// open them when first needed and keep them. Actors and sockets come and go with their people: none may stay.
    fn default() -> Growth {
        Growth { rss_kib: 64 * 1024, descriptors: 32, actors: 0, sockets: 0, database: 16 }
    }
}

pub(super) fn judge(book: &Book<'_>, growth: Option<&Growth>, found: &mut Findings) {
    if let Some(growth) = growth {
        given_back(book, growth, found);
    }
    for record in &book.records {
        if let What::Figure { name, told, counted } = &record.what
            && !same(told, counted)
        {
            found.add(Rule::K12, Evidence::default(), format!("{name}: told {told}, counted {counted}"));
        }
    }
}

/// K11. Of several baselines the last counts (a server that was started again has a new one), of several ends too.
fn given_back(book: &Book<'_>, growth: &Growth, found: &mut Findings) {
    let mut nodes: BTreeMap<usize, (Option<&Sample>, Option<&Sample>)> = BTreeMap::new();
    for record in &book.records {
        let What::Sample(sample) = &record.what else { continue };
        let (baseline, end) = nodes.entry(sample.node).or_default();
        match sample.label.as_str() {
            "baseline" => *baseline = Some(sample),
            "end" => *end = Some(sample),
            _ => {}
        }
    }
    if nodes.is_empty() {
        found.add(Rule::K11, Evidence::default(), "no server was sampled");
    }
    for (node, ends) in nodes {
        let (Some(baseline), Some(end)) = ends else {
            found.add(
                Rule::K11,
                Evidence::default(),
                format!("server {node} has no sample at its baseline or at its end"),
            );
            continue;
        };
        let held = [
            ("KiB of memory", baseline.rss_kib, end.rss_kib, growth.rss_kib),
            ("descriptors", baseline.descriptors, end.descriptors, growth.descriptors),
            ("ticket actors", baseline.actors, end.actors, growth.actors),
            ("sockets", baseline.sockets, end.sockets, growth.sockets),
            ("database connections", baseline.database, end.database, growth.database),
        ];
        for (what, before, after, allowed) in held {
            if after > before.saturating_add(allowed) {
                let says = format!("server {node} had {before} {what} and kept {after}, {allowed} more are allowed");
                found.add(Rule::K11, Evidence::default(), says);
            }
        }
    }
}
