//! A line that shows what runs and for how long, on a terminal only.

use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant};
use tokio::task::JoinHandle;

/// How often it is drawn.
const DRAW: Duration = Duration::from_millis(500);

/// The line; wiped out with its value.
pub struct Progress {
    drawing: Option<JoinHandle<()>>,
}

impl Progress {
    /// Begins to draw.
    #[must_use]
    pub fn begin(what: &str) -> Progress {
        if !std::io::stderr().is_terminal() {
            return Progress { drawing: None };
        }
        let (what, since) = (what.to_owned(), Instant::now());
        let draw = async move {
            loop {
                eprint!("\r{what}: {} s ", since.elapsed().as_secs());
                let _ = std::io::stderr().flush();
                tokio::time::sleep(DRAW).await;
            }
        };
        Progress { drawing: Some(tokio::spawn(draw)) }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(drawing) = self.drawing.take() {
            drawing.abort();
            eprint!("\r\x1b[K");
        }
    }
}
