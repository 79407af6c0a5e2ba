//! Stops the cluster that the tests share: `cargo run -p helpdesk-sql --example test_cluster -- stop`.

use helpdesk_sql::cluster::stop_anyway;
use helpdesk_sql::testing::cluster_base;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let base = cluster_base();
    if std::env::args().nth(1).as_deref() != Some("stop") {
        return Err("usage: test_cluster stop".into());
    }
    let said = if stop_anyway(&base)? { "stopped" } else { "did not run" };
    println!("the test cluster in {} {said}", base.display());
    Ok(())
}
