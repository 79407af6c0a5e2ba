//! Flags and their variables, as texts. What they mean is read in [`super::Config`], so that all faults are told at once.

use crate::logging::LogFlags;
use clap::Args;
use std::path::PathBuf;

/// Flags of everything that touches the database.
#[derive(Args, Clone, Debug, Default)]
pub struct DatabaseFlags {
    /// PostgreSQL to use; a private one below the data directory if not given.
    #[arg(long, env = "DATABASE_URL", value_name = "URL", hide_env_values = true)]
    pub database_url: Option<String>,
    /// Where the private PostgreSQL and the cookie secret live.
    #[arg(long, env = "HELPDESK_DATA_DIR", value_name = "DIR")]
    pub data_dir: Option<PathBuf>,
    /// IANA time zone in which months begin and end [default: UTC].
    #[arg(long, env = "HELPDESK_TIMEZONE", value_name = "ZONE")]
    pub timezone: Option<String>,
}

/// Flags of the server.
#[derive(Args, Clone, Debug, Default)]
pub struct ServeFlags {
    /// Database, data and time zone.
    #[command(flatten)]
    pub storage: DatabaseFlags,
    /// Address and port to listen on; port 0 takes a free one [default: 127.0.0.1:8080].
    #[arg(long, env = "HELPDESK_BIND", value_name = "ADDRESS:PORT")]
    pub bind: Option<String>,
    /// Origins that browsers may come from, separated by commas [default: the bind address and localhost].
    #[arg(long, env = "HELPDESK_ORIGINS", value_name = "ORIGINS")]
    pub origins: Option<String>,
    /// Keys that sign cookies, at least 32 bytes each, separated by commas: the first signs, all verify.
    #[arg(long, env = "HELPDESK_SECRET", value_name = "KEYS", hide_env_values = true)]
    pub secret: Option<String>,
    /// A file with these keys.
    #[arg(long, env = "HELPDESK_SECRET_FILE", value_name = "FILE")]
    pub secret_file: Option<PathBuf>,
    /// How several nodes tell each other of changes: local, postgres or nats://HOST:PORT [default: local].
    #[arg(long, env = "HELPDESK_BUS", value_name = "BUS", hide_env_values = true)]
    pub bus: Option<String>,
    /// Analytics workers that run elsewhere: backlog=URL,resolution=URL,categories=URL.
    #[arg(long, env = "HELPDESK_WORKERS", value_name = "URLS")]
    pub workers: Option<String>,
    /// Ports of the three workers that the server starts, 0 for a free one [default: 8091,8092,8093].
    #[arg(long, env = "HELPDESK_WORKER_PORTS", value_name = "PORTS")]
    pub worker_ports: Option<String>,
    /// PostgreSQL that these workers read, such as a replica [default: the server's].
    #[arg(long, env = "HELPDESK_WORKERS_DATABASE_URL", value_name = "URL", hide_env_values = true)]
    pub workers_database_url: Option<String>,
    /// Most sockets from one address; a campus sits behind one, so it is high [default: 20000].
    #[arg(long, env = "HELPDESK_SOCKETS_PER_ADDRESS", value_name = "NUMBER")]
    pub sockets_per_address: Option<String>,
    /// Most sockets on this node [default: 20000].
    #[arg(long, env = "HELPDESK_SOCKETS", value_name = "NUMBER")]
    pub sockets: Option<String>,
    /// Commands of one user: so many a second, so many at once [default: 5/20].
    #[arg(long, env = "HELPDESK_RATE_USER", value_name = "PER_SECOND/BURST")]
    pub rate_user: Option<String>,
    /// Commands of one member of the helpdesk [default: 20/60].
    #[arg(long, env = "HELPDESK_RATE_HELPDESK", value_name = "PER_SECOND/BURST")]
    pub rate_helpdesk: Option<String>,
    /// Commands on one ticket, whoever sends them [default: 50/200].
    #[arg(long, env = "HELPDESK_RATE_TICKET", value_name = "PER_SECOND/BURST")]
    pub rate_ticket: Option<String>,
    /// People who enter from one address; a campus sits behind one [default: 1/600].
    #[arg(long, env = "HELPDESK_RATE_ENTRY", value_name = "PER_SECOND/BURST")]
    pub rate_entry: Option<String>,
    /// What is logged.
    #[command(flatten)]
    pub logging: LogFlags,
}
