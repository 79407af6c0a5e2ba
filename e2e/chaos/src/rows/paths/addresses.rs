//! Ids, files and ways to them that nobody should be led to.

use crate::dice::Dice;
use rand::Rng;

/// One folder up, as servers have been fooled.
pub const TRAVERSALS: [&str; 14] = [
    "../",
    "..%2f",
    "..%2F",
    "%2e%2e/",
    "%2e%2e%2f",
    "..%5c",
    "..\\",
    "..%255c",
    "..%252f",
    "%252e%252e%252f",
    "....//",
    "..;/",
    "..%c0%af",
    ".%00./",
];

/// Files that exist on the machine or in the sources.
pub const FILES: [&str; 5] = ["etc/passwd", "proc/self/environ", "Cargo.toml", "etc/passwd%00.css", "etc%2fpasswd"];

/// Further addresses of nothing.
pub const ODD: [&str; 16] = [
    "/assets//etc/passwd",
    "/assets/dev//etc/passwd",
    "/assets/dev/%2fetc%2fpasswd",
    "/assets/dev/C:%5cwindows%5cwin.ini",
    "/assets/dev/file:///etc/passwd",
    "/assets/dev/templates/layout.hbs",
    "/assets/dev/.git/config",
    "/assets/dev/",
    "/assets/dev/%00",
    "/assets/%00/icon.svg%00",
    "/.env",
    "/.git/HEAD",
    "/api/v1/",
    "/api/v2/tickets",
    "/api/v1/tickets/1/../../../../etc/passwd",
    "/%ff%fe",
];

/// Addresses and the methods that they have.
pub const METHODS: [(&str, &[&str]); 9] = [
    ("/", &["GET"]),
    ("/tickets", &["GET"]),
    ("/tickets/{id}", &["GET"]),
    ("/api/v1/tickets", &["GET", "POST"]),
    ("/api/v1/tickets/{id}", &["GET", "PATCH"]),
    ("/api/v1/tickets/{id}/events", &["GET"]),
    ("/api/v1/tickets/{id}/messages", &["POST"]),
    ("/healthz", &["GET"]),
    ("/ws", &["GET"]),
];

/// Ids of no ticket and of no file.
pub fn ids(dice: &mut Dice) -> Vec<String> {
    let large: u64 = dice.random_range(1 << 40..1 << 53);
    let file: u128 = dice.random();
    let fixed = [
        "0",
        "-1",
        "+1",
        "00",
        "-0",
        "1.0",
        "1e3",
        "0x1",
        "1%20",
        "%201",
        "1;2",
        "1,2",
        "NaN",
        "null",
        "undefined",
        "*",
        "me",
        "9007199254740992",
        "9223372036854775807",
        "9223372036854775808",
        "18446744073709551616",
        "%D9%A1",
        "1%00",
        "%00",
        "1%27%20OR%20%271%27=%271",
        "%7B%7B1%7D%7D",
        "..",
        "%2e%2e",
    ];
    let mut all: Vec<String> = fixed.map(str::to_owned).to_vec();
    all.extend([large.to_string(), format!("{file:032x}"), "9".repeat(400)]);
    all
}
