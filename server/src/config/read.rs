//! From the text of a variable to its meaning, or to the sentence that says what would be right.

use super::{Bus, Database, Fault, Faults, ServeFlags, WorkerPlan};
use crate::origin::{Origin, Origins};
use crate::rates::{Rate, RatesConfig};
use crate::ws::Ceilings;
use chrono_tz::Tz;
use helpdesk_actors::NatsAddressError;
use helpdesk_analytics::Worker;
use std::net::SocketAddr;

/// Ports of the workers when nobody says otherwise.
pub(super) const USUAL_PORTS: [u16; 3] = [8091, 8092, 8093];

/// An empty text counts as not given.
fn given(text: Option<&str>) -> Option<&str> {
    text.map(str::trim).filter(|text| !text.is_empty())
}

pub(super) fn database(text: Option<&str>) -> Result<Database, Fault> {
    Ok(postgres("DATABASE_URL", text)?.map_or(Database::Private, Database::At))
}

fn postgres(name: &'static str, text: Option<&str>) -> Result<Option<String>, Fault> {
    match given(text) {
        Some(url) if !url.starts_with("postgres://") && !url.starts_with("postgresql://") => {
            Err(Fault::new(name, "must be postgres://USER@HOST/DATABASE"))
        }
        url => Ok(url.map(str::to_owned)),
    }
}

pub(super) fn timezone(text: Option<&str>) -> Result<Tz, Fault> {
    let Some(name) = given(text) else { return Ok(Tz::UTC) };
    name.parse().map_err(|_| {
        Fault::new("HELPDESK_TIMEZONE", format!("must be an IANA time zone such as Europe/Berlin, not `{name}`"))
    })
}

pub(super) fn bind(text: &str, usual: &str) -> Result<SocketAddr, Fault> {
    let text = given(Some(text)).unwrap_or(usual);
    let localhost = text.strip_prefix("localhost:").map(|port| format!("127.0.0.1:{port}"));
    let address = localhost.as_deref().unwrap_or(text);
    address
        .parse()
        .map_err(|_| Fault::new("HELPDESK_BIND", format!("must be ADDRESS:PORT such as {usual}, not `{text}`")))
}

pub(super) fn origins(text: Option<&str>) -> Result<Option<Origins>, Fault> {
    let Some(text) = given(text) else { return Ok(None) };
    let parts: Vec<&str> = text.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
    let read = |part: &&str| Origin::parse(part).ok_or_else(|| fault_of_origin(part));
    parts.iter().map(read).collect::<Result<Vec<_>, _>>().map(|origins| Some(Origins::new(origins)))
}

fn fault_of_origin(part: &str) -> Fault {
    Fault::new(
        "HELPDESK_ORIGINS",
        format!("must be origins such as https://helpdesk.example, separated by commas, not `{part}`"),
    )
}

pub(super) fn bus(text: Option<&str>) -> Result<Bus, Fault> {
    match given(text) {
        None | Some("local") => Ok(Bus::Local),
        Some("postgres") => Ok(Bus::Postgres),
        // the text is not shown: it may hold a password
        Some(url) if url.contains("://") => {
            url.parse().map(Bus::Nats).map_err(|error: NatsAddressError| Fault::new("HELPDESK_BUS", error.to_string()))
        }
        Some(other) => {
            Err(Fault::new("HELPDESK_BUS", format!("must be local, postgres or nats://HOST:PORT, not `{other}`")))
        }
    }
}

/// Workers elsewhere win over ports: who names them does not want others started.
pub(super) fn workers(flags: &ServeFlags, faults: &mut Faults) -> WorkerPlan {
    if let Some(text) = given(flags.workers.as_deref()) {
        return faults.take(urls(text)).map_or_else(WorkerPlan::usual, WorkerPlan::Elsewhere);
    }
    let database = postgres("HELPDESK_WORKERS_DATABASE_URL", flags.workers_database_url.as_deref());
    let database = faults.take(database).flatten();
    let ports = faults.take(self::ports(given(flags.worker_ports.as_deref())));
    ports.map_or_else(WorkerPlan::usual, |ports| WorkerPlan::Supervised { ports, database })
}

fn urls(text: &str) -> Result<[String; 3], Fault> {
    let wrong =
        || Fault::new("HELPDESK_WORKERS", "must be backlog=URL,resolution=URL,categories=URL, all three, of http");
    let named: Vec<(&str, &str)> =
        text.split(',').map(|part| part.trim().split_once('=')).collect::<Option<_>>().ok_or_else(wrong)?;
    let url = |worker: Worker| {
        let found = named.iter().find(|(name, _)| *name == worker.name()).map(|(_, url)| url.trim_end_matches('/'));
        let is_http = |url: &&str| url.len() > "http://".len() && url.starts_with("http://");
        found.filter(is_http).map(str::to_owned).ok_or_else(wrong)
    };
    if named.len() != Worker::ALL.len() {
        return Err(wrong());
    }
    let [backlog, resolution, categories] = Worker::ALL.map(url);
    Ok([backlog?, resolution?, categories?])
}

fn ports(text: Option<&str>) -> Result<[u16; 3], Fault> {
    let Some(text) = text else { return Ok(USUAL_PORTS) };
    let wrong = || {
        Fault::new(
            "HELPDESK_WORKER_PORTS",
            format!("must be three ports such as 8091,8092,8093 (0 takes a free one), not `{text}`"),
        )
    };
    let ports: Vec<u16> =
        text.split(',').map(|port| port.trim().parse().map_err(|_| wrong())).collect::<Result<_, _>>()?;
    let taken = |port: &u16| *port != 0 && ports.iter().filter(|other| *other == port).count() > 1;
    if ports.iter().any(taken) {
        return Err(wrong());
    }
    ports.try_into().map_err(|_| wrong())
}

pub(super) fn sockets(flags: &ServeFlags, faults: &mut Faults) -> Ceilings {
    let usual = Ceilings::default();
    let mut read =
        |name, text: &Option<String>, usual| faults.take(count(name, text.as_deref(), usual)).unwrap_or(usual);
    Ceilings {
        per_address: read("HELPDESK_SOCKETS_PER_ADDRESS", &flags.sockets_per_address, usual.per_address),
        per_node: read("HELPDESK_SOCKETS", &flags.sockets, usual.per_node),
    }
}

fn count(name: &'static str, text: Option<&str>, usual: usize) -> Result<usize, Fault> {
    let Some(text) = given(text) else { return Ok(usual) };
    let number = text.parse().ok().filter(|number| *number > 0);
    number.ok_or_else(|| Fault::new(name, format!("must be a whole number from 1, not `{text}`")))
}

pub(super) fn rates(flags: &ServeFlags, faults: &mut Faults) -> RatesConfig {
    let usual = RatesConfig::default();
    let mut read =
        |name, text: &Option<String>, usual| faults.take(rate(name, text.as_deref(), usual)).unwrap_or(usual);
    RatesConfig {
        user: read("HELPDESK_RATE_USER", &flags.rate_user, usual.user),
        helpdesk: read("HELPDESK_RATE_HELPDESK", &flags.rate_helpdesk, usual.helpdesk),
        ticket: read("HELPDESK_RATE_TICKET", &flags.rate_ticket, usual.ticket),
        entry: read("HELPDESK_RATE_ENTRY", &flags.rate_entry, usual.entry),
    }
}

fn rate(name: &'static str, text: Option<&str>, usual: Rate) -> Result<Rate, Fault> {
    let Some(text) = given(text) else { return Ok(usual) };
    Rate::parse(text).ok_or_else(|| {
        Fault::new(name, format!("must be PER_SECOND/BURST, whole numbers from 1 such as 5/20, not `{text}`"))
    })
}
