//! What is logged and how: `RUST_LOG` and `LOG_FORMAT`. Lines go to standard error, so that standard output keeps for
//! what programs read.

use crate::config::{Fault, Faults};
use clap::Args;
use std::io::IsTerminal;
use tracing_subscriber::EnvFilter;

/// What is logged when nobody says otherwise.
const USUAL: &str = "info,actix_server=warn,refinery_core=warn,async_nats=warn";

/// Flags of every subcommand that runs.
#[derive(Args, Clone, Debug, Default)]
pub struct LogFlags {
    /// What is logged, for example `info` or `helpdesk=debug`.
    #[arg(long, env = "RUST_LOG", value_name = "FILTER")]
    pub log: Option<String>,
    /// How it is logged: `json` or `pretty`; pretty on a terminal, else json.
    #[arg(long, env = "LOG_FORMAT", value_name = "FORMAT")]
    pub log_format: Option<String>,
}

/// How to log.
#[derive(Debug)]
pub struct Logging {
    filter: EnvFilter,
    json: bool,
}

impl Logging {
    /// Reads the flags; what is wrong is added to `faults`.
    pub fn read(flags: &LogFlags, faults: &mut Faults) -> Logging {
        let wished = flags.log.as_deref().filter(|text| !text.is_empty()).unwrap_or(USUAL);
        let filter = EnvFilter::try_new(wished).unwrap_or_else(|error| {
            faults.add(Fault::new("RUST_LOG", format!("is no filter: {error}")));
            EnvFilter::new(USUAL)
        });
        let json = match flags.log_format.as_deref().unwrap_or_default() {
            "" => !std::io::stderr().is_terminal(),
            "json" => true,
            "pretty" => false,
            other => {
                faults.add(Fault::new("LOG_FORMAT", format!("must be json or pretty, not `{other}`")));
                false
            }
        };
        Logging { filter, json }
    }

    /// From here on everything is logged so. A second call changes nothing.
    pub fn begin(self) {
        // a log that nobody reads any more (a broken pipe) would be complained of on the same pipe, and that panics
        let lines = tracing_subscriber::fmt()
            .with_env_filter(self.filter)
            .with_writer(std::io::stderr)
            .log_internal_errors(false);
        let begun = if self.json { lines.json().flatten_event(true).try_init() } else { lines.try_init() };
        if let Err(error) = begun {
            tracing::debug!(%error, "somebody logs already");
        }
    }
}
