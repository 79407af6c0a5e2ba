//! The generated code is what the statements, typed against a real migrated database, give today.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

#[path = "../examples/generate.rs"]
mod generator;

#[test]
fn generated_code_is_up_to_date() {
    let database = helpdesk_sql::testing::test_database();
    let fresh = generator::generate(database.url()).unwrap();
    let committed = generator::read(&generator::committed()).unwrap();
    let again = "run: cargo run -p helpdesk-sql --example generate";
    assert_eq!(fresh.keys().collect::<Vec<_>>(), committed.keys().collect::<Vec<_>>(), "{again}");
    for (path, text) in fresh {
        assert!(text == committed[&path], "{} differs; {again}", path.display());
    }
}
