//! What a configuration may say, and that all its faults are told at once.

use super::*;

const KEY: &str = "0123456789abcdef0123456789abcdef";

fn read(change: impl FnOnce(&mut ServeFlags)) -> Result<Config, Faults> {
    let mut flags = ServeFlags::default();
    flags.storage.data_dir = Some(PathBuf::from("/tmp/data"));
    change(&mut flags);
    let mut faults = Faults::default();
    let config = Config::read(&flags, &mut faults);
    faults.none().map(|()| config)
}

#[test]
fn rates_and_ceilings_are_read_or_told_by_name() {
    let usual = read(|_| {}).unwrap();
    assert_eq!(usual.rates, crate::rates::RatesConfig::default());
    let config = read(|flags| {
        flags.rate_user = Some("1/5".to_owned());
        flags.rate_ticket = Some(String::new());
        flags.sockets = Some("7".to_owned());
    });
    let config = config.unwrap();
    assert_eq!(Some(config.rates.user), crate::rates::Rate::parse("1/5"));
    assert_eq!((config.rates.ticket, config.sockets.per_node), (usual.rates.ticket, 7));
    let wrong = faults(|flags| {
        flags.rate_entry = Some("60".to_owned());
        flags.rate_helpdesk = Some("0/1".to_owned());
        flags.sockets = Some("0".to_owned());
    });
    assert_eq!(wrong, ["HELPDESK_SOCKETS", "HELPDESK_RATE_HELPDESK", "HELPDESK_RATE_ENTRY"]);
}

fn faults(change: impl FnOnce(&mut ServeFlags)) -> Vec<&'static str> {
    read(change).err().map(|faults| faults.names().collect()).unwrap_or_default()
}

fn text(text: &str) -> Option<String> {
    Some(text.to_owned())
}

#[test]
fn nothing_has_to_be_set() {
    let config = read(|_| {}).unwrap();
    assert_eq!(config.bind.to_string(), USUAL_BIND);
    assert_eq!((config.bus.clone(), config.storage.database.clone()), (Bus::Local, Database::Private));
    assert_eq!(config.workers, WorkerPlan::Supervised { ports: [8091, 8092, 8093], database: None });
    assert!(config.origins.is_none() && !config.secure_cookies());
    let empty = read(|flags| {
        (flags.bind, flags.origins, flags.bus, flags.workers) = (text(""), text(""), text(" "), text(""));
        (flags.storage.database_url, flags.storage.timezone, flags.secret) = (text(""), text(""), text(""));
    });
    assert!(empty.is_ok(), "an empty text counts as not given");
}

#[test]
fn all_faults_are_told_at_once() {
    let found = faults(|flags| {
        flags.storage.database_url = text("mysql://x");
        flags.storage.timezone = text("Campus/Main");
        flags.bind = text("8080");
        flags.origins = text("https://ok.example, nonsense");
        flags.secret = text("short");
        flags.bus = text("rabbit");
        flags.worker_ports = text("1,2");
        flags.workers_database_url = text("replica");
    });
    let all = [
        "DATABASE_URL",
        "HELPDESK_TIMEZONE",
        "HELPDESK_BIND",
        "HELPDESK_ORIGINS",
        "HELPDESK_SECRET",
        "HELPDESK_BUS",
        "HELPDESK_WORKERS_DATABASE_URL",
        "HELPDESK_WORKER_PORTS",
    ];
    assert_eq!(found, all);
}

#[test]
fn a_server_that_others_reach_needs_a_secret() {
    assert_eq!(faults(|flags| flags.bind = text("0.0.0.0:8080")), ["HELPDESK_SECRET"]);
    let config = read(|flags| (flags.bind, flags.secret) = (text("0.0.0.0:8080"), text(KEY))).unwrap();
    assert!(config.secure_cookies());
    let behind = read(|flags| flags.origins = text("https://help.example")).unwrap();
    assert!(behind.secure_cookies(), "https in front of a loopback bind");
    assert_eq!(faults(|flags| (flags.secret, flags.secret_file) = (text(KEY), Some("x".into()))), ["HELPDESK_SECRET"]);
    assert_eq!(faults(|flags| flags.secret_file = Some("/nowhere/at/all".into())), ["HELPDESK_SECRET_FILE"]);
}

#[test]
fn workers_run_elsewhere_or_on_three_ports() {
    let urls = "categories=http://c:3, backlog=http://b:1/,resolution=http://r:2";
    let config = read(|flags| flags.workers = text(urls)).unwrap();
    let expected = ["http://b:1", "http://r:2", "http://c:3"].map(str::to_owned);
    assert_eq!(config.workers, WorkerPlan::Elsewhere(expected));
    for bad in [
        "backlog=http://b",
        "x",
        "backlog=,resolution=http://r,categories=http://c",
        "backlog=https://b,resolution=http://r,categories=http://c",
    ] {
        assert_eq!(faults(|flags| flags.workers = text(bad)), ["HELPDESK_WORKERS"], "{bad}");
    }
    assert!(read(|flags| flags.worker_ports = text("0, 0,0")).is_ok());
    let config = read(|flags| flags.workers_database_url = text("postgres://u@replica/h")).unwrap();
    let database = Some("postgres://u@replica/h".to_owned());
    assert_eq!(config.workers, WorkerPlan::Supervised { ports: [8091, 8092, 8093], database });
    for bad in ["8091", "1,1,2", "a,b,c", "1,2,3,4", "1,2,70000"] {
        assert_eq!(faults(|flags| flags.worker_ports = text(bad)), ["HELPDESK_WORKER_PORTS"], "{bad}");
    }
}

#[test]
fn the_bus_is_local_postgres_or_a_nats_server_and_a_password_is_never_told() {
    let bus = |wished: &str| read(|flags| flags.bus = text(wished)).map(|config| config.bus);
    assert_eq!((bus("local"), bus(" postgres ")), (Ok(Bus::Local), Ok(Bus::Postgres)));
    let secret = bus("nats://una:s3cr3t@bus.example:4222").unwrap();
    let told = format!("{secret:?}");
    assert!(told.contains("nats://bus.example:4222") && !told.contains("s3cr3t"), "{told}");
    for bad in
        ["rabbit", "nats://", "nats://a:x", "nats://u:s3cr3t@a/b", "tls://u:s3cr3t@a", "ws://u:s3cr3t@a", "http://a"]
    {
        let faults = bus(bad).unwrap_err();
        assert_eq!(faults.names().collect::<Vec<_>>(), ["HELPDESK_BUS"], "{bad}");
        assert!(!faults.to_string().contains("s3cr3t"), "{faults}");
    }
}
