//! The private cluster through its lives: first start, joining, the last one out, kills, odd places.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use helpdesk_sql::cluster::{ClusterError, PrivateCluster};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;
use support::place::Place;
use tokio_postgres::NoTls;

fn block_on<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(future)
}

fn ask(url: &str, statement: &str) -> Result<Option<String>, tokio_postgres::Error> {
    block_on(async {
        let (client, connection) = tokio_postgres::connect(url, NoTls).await?;
        tokio::spawn(connection);
        let rows = client.simple_query(statement).await?;
        Ok(rows.iter().find_map(|row| {
            if let tokio_postgres::SimpleQueryMessage::Row(row) = row { row.get(0).map(str::to_owned) } else { None }
        }))
    })
}

fn postmaster(base: &Path) -> Option<String> {
    let file = std::fs::read_to_string(base.join("postgres/data/postmaster.pid")).ok()?;
    let pid = file.lines().next()?.trim().to_owned();
    Path::new("/proc").join(&pid).exists().then_some(pid)
}

/// kill -9 of the postmaster and of everything it started.
fn kill_everything(base: &Path) {
    let pid = postmaster(base).expect("it runs");
    let children = Command::new("pgrep").args(["-P", &pid]).output().unwrap();
    let children = String::from_utf8(children.stdout).unwrap();
    let all = std::iter::once(pid.as_str()).chain(children.split_whitespace());
    Command::new("kill").arg("-9").args(all).status().unwrap();
}

#[test]
fn one_that_is_kept_alive_comes_back_after_a_kill_and_still_goes_with_the_last_one_out() {
    let place = Place::new();
    let kept = PrivateCluster::start(&place.base()).unwrap().kept_alive().unwrap();
    ask(kept.url(), "CREATE TABLE kept AS SELECT 1 AS one").unwrap();
    for _ in 0..2 {
        let before = postmaster(&place.base()).expect("it runs");
        kill_everything(&place.base());
        let began = std::time::Instant::now();
        while ask(kept.url(), "SELECT one FROM kept").ok().flatten().as_deref() != Some("1") {
            assert!(began.elapsed() < std::time::Duration::from_secs(60), "it did not come back");
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
        assert_ne!(postmaster(&place.base()).expect("it runs"), before);
    }
    drop(kept);
    assert!(postmaster(&place.base()).is_none(), "nothing is left behind");
}

#[test]
fn the_first_creates_the_second_joins_and_the_last_one_out_stops_it() {
    let place = Place::new();
    let first = PrivateCluster::start(&place.base()).unwrap();
    ask(&first.url(), "CREATE TABLE kept AS SELECT 1 AS one").unwrap();
    for (setting, wanted) in [
        ("fsync", "on"),
        ("listen_addresses", ""),
        ("data_checksums", "on"),
        ("server_encoding", "UTF8"),
        ("TimeZone", "UTC"),
    ] {
        assert_eq!(ask(&first.url(), &format!("SHOW {setting}")).unwrap().as_deref(), Some(wanted), "{setting}");
    }
    let second = PrivateCluster::start(&place.base()).unwrap();
    assert_eq!(first.url(), second.url());
    first.stop();
    assert_eq!(ask(&second.url(), "SELECT one FROM kept").unwrap().as_deref(), Some("1"), "the second still works");
    let url = second.url();
    drop(second);
    assert!(postmaster(&place.base()).is_none(), "nothing is left behind");
    assert!(ask(&url, "SELECT 1").is_err());
    let again = PrivateCluster::start(&place.base()).unwrap();
    assert_eq!(ask(&again.url(), "SELECT one FROM kept").unwrap().as_deref(), Some("1"), "the data is still there");
}

#[test]
fn two_that_start_at_once_share_one_server() {
    let place = Place::new();
    let base = place.base();
    let clusters: Vec<_> = std::thread::scope(|scope| {
        let starts: Vec<_> = (0..2).map(|_| scope.spawn(|| PrivateCluster::start(&base).unwrap())).collect();
        starts.into_iter().map(|start| start.join().unwrap()).collect()
    });
    let pids: Vec<_> =
        clusters.iter().map(|cluster| ask(&cluster.url(), "SELECT pg_postmaster_start_time()").unwrap()).collect();
    assert_eq!(pids[0], pids[1]);
}

#[test]
fn a_killed_server_is_recovered_by_the_next_start_with_everything_committed() {
    let place = Place::new();
    let cluster = PrivateCluster::start(&place.base()).unwrap();
    ask(&cluster.url(), "CREATE TABLE kept AS SELECT 1 AS one").unwrap();
    let pid = postmaster(&place.base()).unwrap();
    // its children notice by themselves, a little later: the next start meets them
    assert!(Command::new("kill").arg("-9").arg(&pid).status().unwrap().success());
    cluster.leave_running(); // as a killed program would
    let again = PrivateCluster::start(&place.base()).unwrap();
    assert_eq!(ask(&again.url(), "SELECT one FROM kept").unwrap().as_deref(), Some("1"));
}

#[test]
fn a_server_that_a_killed_program_left_behind_is_joined_and_stopped_at_the_end() {
    let place = Place::new();
    PrivateCluster::start(&place.base()).unwrap().leave_running();
    let before = postmaster(&place.base());
    let next = PrivateCluster::start(&place.base()).unwrap();
    assert_eq!(postmaster(&place.base()), before);
    next.stop();
    assert!(postmaster(&place.base()).is_none());
}

#[test]
fn spaces_quotes_and_long_paths_do_not_matter() {
    for name in ["with space, 'quote' and ü".to_owned(), "long".repeat(40)] {
        let place = Place::new();
        let base = place.path().join(name).join("base");
        let cluster = PrivateCluster::start(&base).unwrap();
        assert_eq!(ask(&cluster.url(), "SELECT 1").unwrap().as_deref(), Some("1"), "{}", base.display());
        let url: tokio_postgres::Config = cluster.url().parse().unwrap();
        let [tokio_postgres::config::Host::Unix(socket)] = url.get_hosts() else { panic!("a socket") };
        let is_far = !socket.starts_with(&base);
        cluster.stop();
        assert!(!is_far || !socket.exists(), "nothing is left behind in {}", socket.display());
    }
}

#[test]
fn half_made_data_is_put_aside_and_never_deleted() {
    let place = Place::new();
    PrivateCluster::start(&place.base()).unwrap().stop();
    let root = place.base().join("postgres");
    std::fs::remove_file(root.join("data/helpdesk-ready")).unwrap();
    let cluster = PrivateCluster::start(&place.base()).unwrap();
    assert_eq!(ask(&cluster.url(), "SELECT 1").unwrap().as_deref(), Some("1"));
    assert!(root.join("data.unfinished-1/PG_VERSION").exists());
}

#[test]
fn data_of_a_version_that_is_not_installed_is_left_alone_with_one_sentence() {
    let place = Place::new();
    PrivateCluster::start(&place.base()).unwrap().stop();
    std::fs::write(place.base().join("postgres/data/PG_VERSION"), "9\n").unwrap();
    let refused = PrivateCluster::start(&place.base()).unwrap_err();
    assert!(matches!(refused, ClusterError::OtherVersion { wanted: 9, .. }), "{refused}");
    assert!(refused.to_string().contains("was made by PostgreSQL 9, which is not installed here"), "{refused}");
}

#[test]
fn only_its_own_account_can_reach_the_socket() {
    let place = Place::new();
    let cluster = PrivateCluster::start(&place.base()).unwrap();
    let mode = |path: &str| std::fs::metadata(place.base().join(path)).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode("postgres"), mode("postgres/run"), mode("postgres/data")), (0o700, 0o700, 0o700));
    cluster.stop();
}

#[test]
fn a_place_that_the_account_cannot_enter_is_refused_with_the_remedy() {
    let place = Place::new();
    let closed = place.path().join("closed");
    std::fs::create_dir(&closed).unwrap();
    std::fs::set_permissions(&closed, std::fs::Permissions::from_mode(0o700)).unwrap();
    match PrivateCluster::start(&closed.join("base")) {
        Err(refused @ ClusterError::NotEnterable { .. }) => {
            let said = refused.to_string();
            assert!(said.contains(&closed.display().to_string()) && said.contains("HELPDESK_DATA_DIR"), "{said}");
        }
        Ok(_) => assert_ne!(
            std::env::var("USER").unwrap_or_default(),
            "root",
            "only root hands its processes to another account"
        ),
        Err(other) => panic!("{other}"),
    }
}
