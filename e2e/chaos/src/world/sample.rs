//! What a server holds at a moment: from the kernel, from its own metrics, and from PostgreSQL.

use super::World;
use super::process::{descriptors, resident_kib};
use crate::history::{Sample, What};
use anyhow::{Context, Result};
use std::time::Duration;

/// A server that does not tell its metrics within this is not at rest.
const PATIENCE: Duration = Duration::from_secs(5);
const CONNECTIONS: &str = include_str!("connections.sql");

/// Records what every server holds, under this label.
pub async fn sample(world: &World, label: &str) -> Result<Vec<Sample>> {
    let client = world.postgres.connect("postgres").await?;
    let connections: i64 = client.query_one(CONNECTIONS, &[&world.database]).await?.get(0);
    let mut samples = Vec::new();
    for (node, server) in world.nodes.iter().enumerate() {
        let Some(pid) = server.pid() else { continue };
        let text = world.http.get(server.url("/metrics")).timeout(PATIENCE).send().await?.text().await?;
        let of = |name: &str| metric(&text, name).with_context(|| format!("there is no metric {name}"));
        samples.push(Sample {
            node,
            label: label.to_owned(),
            rss_kib: resident_kib(pid).context("no resident memory")?,
            descriptors: descriptors(pid).context("no descriptors")?,
            actors: of("helpdesk_ticket_actors")?,
            sockets: of("helpdesk_sockets")?,
            // the nodes share the database and say nothing of themselves there: an equal share each
            database: u64::try_from(connections)? / u64::try_from(world.nodes.len().max(1))?,
        });
    }
    samples.iter().for_each(|sample| world.recorder.record(What::Sample(sample.clone())));
    Ok(samples)
}

/// A number that a server tells of itself, with its labels: `name{label="value"}`.
pub async fn told(world: &World, node: usize, name: &str) -> Result<u64> {
    let server = world.nodes.get(node).context("there is no such server")?;
    let text = world.http.get(server.url("/metrics")).timeout(PATIENCE).send().await?.text().await?;
    metric(&text, name).with_context(|| format!("there is no metric {name}"))
}

/// Commands that a server refused with this code.
pub async fn refused(world: &World, node: usize, code: &str) -> Result<u64> {
    told(world, node, &format!("helpdesk_commands_total{{outcome=\"{code}\"}}")).await
}

/// A number from Prometheus' text; the first of that name, whatever its labels.
fn metric(text: &str, name: &str) -> Option<u64> {
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let mut values = lines.filter_map(|line| {
        let rest = line.strip_prefix(name)?;
        rest.starts_with([' ', '{']).then(|| rest.rsplit(' ').next()).flatten()
    });
    values.next()?.parse::<f64>().ok().map(|value| value as u64)
}

#[cfg(test)]
mod tests {
    use super::metric;

    #[test]
    fn a_metric_is_found_by_its_whole_name() {
        let text = "# TYPE helpdesk_sockets gauge\nhelpdesk_sockets_evicted_total 3\nhelpdesk_sockets 12\n";
        assert_eq!(metric(text, "helpdesk_sockets"), Some(12));
        assert_eq!(metric(text, "helpdesk_socket"), None);
    }
}
