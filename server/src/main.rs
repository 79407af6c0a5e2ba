//! The binary: server, workers and tools. All it does is hand over; exit codes are those of [`helpdesk::cli`].

use std::process::ExitCode;

fn main() -> ExitCode {
    helpdesk::cli::run(std::env::args_os())
}
