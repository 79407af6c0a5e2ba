//! Migrations are compiled in by a macro that cargo does not watch: say that the crate depends on them.

fn main() {
    println!("cargo:rerun-if-changed=migrations");
}
