//! Migrating: once, by one at a time, and never over a schema that is newer.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use chrono_tz::Tz;
use helpdesk_sql::migrate::{MigrateError, Migrated, known_version, migrate};
use helpdesk_sql::testing::test_database;
use helpdesk_sql::timezone::set_timezone;
use helpdesk_sql::{OpenError, PoolSizes, Store};

#[tokio::test]
async fn migrating_again_changes_nothing() {
    let db = test_database();
    assert_eq!(migrate(db.url(), Tz::UTC).await.unwrap(), Migrated { applied: 0, version: known_version() });
    let store = db.store().await;
    assert!(store.migrations_current().await.unwrap());
    store.ping().await.unwrap();
}

#[tokio::test]
async fn several_that_migrate_an_empty_database_at_once_all_succeed_and_one_does_it() {
    let db = test_database();
    db.run("DROP SCHEMA hd CASCADE");
    let done = tokio::join!(migrate(db.url(), Tz::UTC), migrate(db.url(), Tz::UTC), migrate(db.url(), Tz::UTC));
    let applied = [done.0, done.1, done.2].map(|done| done.unwrap().applied);
    assert_eq!(applied.iter().filter(|n| **n > 0).count(), 1, "{applied:?}");
    db.store().await.ping().await.unwrap();
}

#[tokio::test]
async fn a_newer_schema_is_left_alone_with_one_sentence() {
    let db = test_database();
    let known = known_version();
    let found = known + 1;
    db.run(&format!("INSERT INTO hd.schema_history VALUES ({found}, 'future', '2030-01-01T00:00:00Z', '1')"));
    let sentence = format!(
        "the database's schema is version {found}, newer than version {known} of this program; start the newer program"
    );
    let refused = migrate(db.url(), Tz::UTC).await.unwrap_err();
    assert!(matches!(refused, MigrateError::SchemaTooNew { .. }), "{refused:?}");
    assert_eq!(refused.to_string(), sentence);
    let refused = Store::open(db.url(), db.handle(), PoolSizes::default()).await.unwrap_err();
    assert!(matches!(refused, OpenError::SchemaTooNew { .. }), "{refused:?}");
    assert_eq!(refused.to_string(), sentence);
}

#[tokio::test]
async fn an_older_schema_and_an_empty_database_ask_for_a_migration() {
    let db = test_database();
    db.run(&format!("DELETE FROM hd.schema_history WHERE version = {}", known_version()));
    let refused = Store::open(db.url(), db.handle(), PoolSizes::default()).await.unwrap_err();
    assert!(matches!(refused, OpenError::SchemaTooOld { .. }), "{refused:?}");
    db.run("DROP SCHEMA hd CASCADE");
    let refused = Store::open(db.url(), db.handle(), PoolSizes::default()).await.unwrap_err();
    assert!(matches!(refused, OpenError::SchemaTooOld { found: 0, .. }), "{refused:?}");
}

#[tokio::test]
async fn a_database_that_is_not_there_is_told_with_its_reason() {
    let db = test_database();
    let url = format!("{}_nowhere", db.url());
    let refused = Store::open(&url, db.handle(), PoolSizes::default()).await.unwrap_err();
    assert!(refused.to_string().contains("_nowhere\" does not exist"), "{refused}");
    let refused = migrate(&url, Tz::UTC).await.unwrap_err();
    assert!(refused.to_string().contains("_nowhere\" does not exist"), "{refused}");
}

#[tokio::test]
async fn the_time_zone_is_the_databases_own() {
    let db = test_database();
    let store = db.store().await;
    assert_eq!(store.timezone().await.unwrap(), Tz::UTC);
    assert!(set_timezone(db.url(), Tz::Europe__Berlin).await.unwrap());
    assert!(!set_timezone(db.url(), Tz::Europe__Berlin).await.unwrap());
    assert_eq!(store.timezone().await.unwrap(), Tz::Europe__Berlin);
    assert_eq!(store.epoch().await.unwrap().len(), 32);
}

#[tokio::test]
async fn an_owner_with_few_rights_is_told_what_an_administrator_must_run_and_then_migrates() {
    let db = test_database();
    let owner = format!("hd_owner_{}", std::process::id());
    let name = db.url().rsplit('/').next().unwrap().replace("%5F", "_");
    db.run(&format!("DROP SCHEMA hd CASCADE; CREATE ROLE {owner} LOGIN; ALTER DATABASE {name} OWNER TO {owner}"));
    let url = db.url().replace("helpdesk@", &format!("{owner}@"));
    let refused = migrate(&url, Tz::UTC).await.unwrap_err();
    let told = refused.to_string();
    assert!(told.contains(&format!("as an administrator run: GRANT helpdesk_app TO {owner};")), "{told}");
    db.run(&format!("GRANT helpdesk_app, helpdesk_analytics TO {owner}"));
    let done = migrate(&url, Tz::UTC).await.unwrap();
    assert_eq!(done.version, known_version());
    let store = Store::open(&url, db.handle(), PoolSizes::default()).await.unwrap();
    let ticket = support::a_ticket(&store).await;
    support::move_to(&store, ticket, helpdesk_core::Status::Active).await;
    drop(store);
    db.run(&format!("ALTER DATABASE {name} OWNER TO helpdesk; DROP OWNED BY {owner} CASCADE; DROP ROLE {owner}"));
}
