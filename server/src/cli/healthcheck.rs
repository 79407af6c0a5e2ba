//! `helpdesk healthcheck`: for container engines and scripts. Ready is exit code 0, anything else 1.

use crate::config::{Fault, Faults, USUAL_BIND, bind_of};
use clap::Args;
use std::io::Write;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::process::ExitCode;
use std::time::Duration;

/// Longer than the server takes to notice that its database does not answer.
pub(super) const PATIENCE: Duration = Duration::from_secs(5);

#[derive(Args)]
pub(super) struct HealthFlags {
    /// What to ask [default: /readyz of the server at HELPDESK_BIND].
    url: Option<String>,
    /// Where the server listens.
    #[arg(long, env = "HELPDESK_BIND", value_name = "ADDRESS:PORT")]
    bind: Option<String>,
}

pub(super) fn run(flags: &HealthFlags) -> Result<ExitCode, Faults> {
    let url = url(flags)?;
    let verdict = ask(&url);
    if let Err(why) = &verdict {
        // nobody may be reading
        let _ = writeln!(std::io::stderr(), "helpdesk: {url} is not ready: {why}");
    }
    Ok(if verdict.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn url(flags: &HealthFlags) -> Result<String, Faults> {
    if let Some(url) = &flags.url {
        return Ok(url.clone());
    }
    let mut faults = Faults::default();
    let bind = faults.take(bind_of(flags.bind.as_deref(), USUAL_BIND));
    if bind.is_some_and(|bind| bind.port() == 0) {
        faults.add(Fault::new("HELPDESK_BIND", "has port 0, so the real one is not known; give the URL to ask"));
    }
    faults.none()?;
    Ok(format!("http://{}/readyz", reachable(bind.unwrap_or(SocketAddr::from(([127, 0, 0, 1], 8080))))))
}

/// "All addresses" can be listened on but not asked.
pub(super) fn reachable(bind: SocketAddr) -> SocketAddr {
    let ip = match bind.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => IpAddr::V4(Ipv4Addr::LOCALHOST),
        IpAddr::V6(ip) if ip.is_unspecified() => IpAddr::V6(Ipv6Addr::LOCALHOST),
        ip => ip,
    };
    SocketAddr::new(ip, bind.port())
}

pub(super) fn ask(url: &str) -> Result<(), String> {
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(|error| error.to_string())?;
    runtime.block_on(async {
        let client =
            reqwest::Client::builder().timeout(PATIENCE).no_proxy().build().map_err(|error| error.to_string())?;
        let answer = client.get(url).send().await.map_err(|error| error.without_url().to_string())?;
        if answer.status().is_success() { Ok(()) } else { Err(answer.status().to_string()) }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_servers_own_address_is_asked() {
        let asked = |bind: &str| url(&HealthFlags { url: None, bind: Some(bind.to_owned()) });
        assert_eq!(asked("0.0.0.0:9000").unwrap(), "http://127.0.0.1:9000/readyz");
        assert_eq!(asked("[::]:9000").unwrap(), "http://[::1]:9000/readyz");
        assert_eq!(asked("").unwrap(), "http://127.0.0.1:8080/readyz");
        assert!(asked("127.0.0.1:0").is_err() && asked("nonsense").is_err());
    }
}
