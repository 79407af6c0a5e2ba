//! What is counted, and how it reads for Prometheus.
//!
//! Counters only grow and are kept in memory; gauges are looked at when somebody asks. Nothing here names a person or a
//! text.

use actix_web::http::StatusCode;
use helpdesk_core::Code;
use std::fmt::Write;
use std::sync::atomic::{AtomicU64, Ordering};

/// Answers by the first digit of their status.
const CLASSES: [&str; 5] = ["1xx", "2xx", "3xx", "4xx", "5xx"];
/// Number of codes; a counter for each.
const CODES: usize = Code::ALL.len();

/// The counters of this process.
#[derive(Debug, Default)]
pub struct Metrics {
    answers: [AtomicU64; CLASSES.len()],
    acknowledged: AtomicU64,
    refused: [AtomicU64; CODES],
}

/// A number that somebody else keeps, looked at when somebody asks; a counter if its name ends in `_total`.
pub(crate) struct Gauge {
    pub name: &'static str,
    pub help: &'static str,
    /// `{label="value"}`, or empty.
    pub labels: String,
    pub value: i64,
}

impl Metrics {
    /// A request was answered.
    pub fn answered(&self, status: StatusCode) {
        let class = usize::from(status.as_u16() / 100).saturating_sub(1);
        if let Some(counter) = self.answers.get(class) {
            counter.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// A command, over REST or socket, was acknowledged (`None`) or refused with this code.
    pub fn command(&self, refused: Option<Code>) {
        let counter = match refused {
            None => Some(&self.acknowledged),
            Some(code) => Code::ALL.iter().position(|of| *of == code).and_then(|at| self.refused.get(at)),
        };
        if let Some(counter) = counter {
            counter.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// Everything as Prometheus reads it.
    pub(crate) fn text(&self, gauges: &[Gauge]) -> String {
        let mut text = String::new();
        head(&mut text, "helpdesk_http_answers_total", "HTTP answers by class of status.", "counter");
        for (class, counter) in CLASSES.iter().zip(&self.answers) {
            line(
                &mut text,
                "helpdesk_http_answers_total",
                &format!("{{class=\"{class}\"}}"),
                counter.load(Ordering::Relaxed),
            );
        }
        head(&mut text, "helpdesk_commands_total", "Commands by outcome.", "counter");
        let acknowledged = self.acknowledged.load(Ordering::Relaxed);
        line(&mut text, "helpdesk_commands_total", "{outcome=\"acknowledged\"}", acknowledged);
        for (code, counter) in Code::ALL.iter().zip(&self.refused) {
            let labels = format!("{{outcome=\"{}\"}}", code.as_str());
            line(&mut text, "helpdesk_commands_total", &labels, counter.load(Ordering::Relaxed));
        }
        let mut last = "";
        for gauge in gauges {
            if gauge.name != last {
                let kind = if gauge.name.ends_with("_total") { "counter" } else { "gauge" };
                head(&mut text, gauge.name, gauge.help, kind);
                last = gauge.name;
            }
            line(&mut text, gauge.name, &gauge.labels, gauge.value);
        }
        text
    }
}

fn head(text: &mut String, name: &str, help: &str, kind: &str) {
    // writing into a string cannot fail
    let _ = writeln!(text, "# HELP {name} {help}\n# TYPE {name} {kind}");
}

fn line(text: &mut String, name: &str, labels: &str, value: impl std::fmt::Display) {
    let _ = writeln!(text, "{name}{labels} {value}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_counted_is_told_once_with_its_type() {
        let metrics = Metrics::default();
        metrics.answered(StatusCode::NOT_FOUND);
        metrics.command(None);
        metrics.command(Some(Code::Closed));
        let gauge =
            |labels: &str| Gauge { name: "helpdesk_tickets", help: "Tickets.", labels: labels.to_owned(), value: 3 };
        let text = metrics.text(&[gauge("{status=\"open\"}"), gauge("{status=\"active\"}")]);
        assert!(text.contains("helpdesk_http_answers_total{class=\"4xx\"} 1\n"));
        assert!(text.contains("helpdesk_commands_total{outcome=\"acknowledged\"} 1\n"));
        assert!(text.contains("helpdesk_commands_total{outcome=\"closed\"} 1\n"));
        assert_eq!(text.matches("# TYPE helpdesk_tickets gauge").count(), 1);
    }
}
