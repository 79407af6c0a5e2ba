//! Searching: in five languages, with and without accents, with mistakes, with phrases; and what must never be found.
//!
//! The index is behind the log by a moment, so each test asks until the last ticket it wrote is there, and only then looks.

use crate::rig::{Caller, SOON, Server};
use crate::{NO_WORKERS, alone, page};
use helpdesk_sql::testing::test_database;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// Between two looks.
const PAUSE: Duration = Duration::from_millis(25);

fn ids(page: &Value) -> Vec<i64> {
    page["items"].as_array().unwrap().iter().map(|ticket| ticket["id"].as_i64().unwrap()).collect()
}

fn query(words: &str) -> String {
    serde_urlencoded::to_string([("q", words)]).unwrap()
}

async fn asked(who: &Caller, words: &str, more: &str) -> Value {
    let (status, page) = who.get(&format!("/tickets?{}{more}", query(words))).await;
    assert_eq!(status, 200, "{words}: {page}");
    page
}

async fn found(who: &Caller, words: &str) -> Vec<i64> {
    ids(&asked(who, words, "").await)
}

/// Waits until nothing is behind: what was written by now is searched.
async fn settled(server: &Server) {
    let begun = Instant::now();
    while server.count("helpdesk_search_behind").await > 0 {
        assert!(begun.elapsed() < SOON, "the search does not catch up");
        tokio::time::sleep(PAUSE).await;
    }
}

/// The text of a piece with its marks in brackets.
fn marked(found: &Value) -> String {
    let text: Vec<char> = found["text"].as_str().unwrap().chars().collect();
    let mut shown = String::new();
    let mut at = 0;
    for mark in found["marks"].as_array().unwrap() {
        let (from, to) = (mark[0].as_u64().unwrap() as usize, mark[1].as_u64().unwrap() as usize);
        shown.extend(&text[at..from]);
        shown.push('[');
        shown.extend(&text[from..to]);
        shown.push(']');
        at = to;
    }
    shown.extend(&text[at..]);
    shown
}

async fn say(who: &Caller, ticket: i64, body: &str, note: bool) {
    let (status, answer) = who.post(&format!("/tickets/{ticket}/messages"), json!({"body": body, "note": note})).await;
    assert_eq!(status, 201, "{answer}");
}

#[tokio::test]
async fn each_language_finds_its_words_in_other_forms_without_accents_and_with_mistakes() {
    let (_database, server) = alone().await;
    let user = server.enter("user", "Una").await;
    let texts = [
        "The elevators in the library are broken, somebody is stuck",
        "Die Heizungen im Hörsaal sind kalt, die Tür klemmt und das Fenster schließt nicht",
        "Les imprimantes de la bibliothèque sont en panne, l'écran de l'accueil reste noir",
        "Las impresoras del laboratorio no funcionan y la contraseña ha caducado",
        "Le stampanti dell'aula non funzionano, la connessione è lenta e il proiettore è spento",
    ];
    let mut tickets = Vec::new();
    for text in texts {
        tickets.push(user.open(text).await);
    }
    settled(&server).await;
    let cases = [
        // as it was written, another form, a mistake
        (0, ["elevators", "elevator", "elevater"]),
        (0, ["LIBRARY", "libraries", "libray"]),
        (1, ["Heizungen", "Heizung", "Heziungen"]),
        (1, ["hörsaal", "horsaal", "Hörsal"]),
        (1, ["Tür", "tuer", "schliesst"]),
        (2, ["imprimantes", "imprimante", "imprmante"]),
        (2, ["bibliothèque", "bibliotheque", "bibliotheqeu"]),
        (2, ["écran", "ecran", "l'ecran"]),
        (3, ["impresoras", "impresora", "impreosra"]),
        (3, ["contraseña", "contrasena", "contrasenya"]),
        (4, ["stampanti", "stampante", "stapmanti"]),
        (4, ["connessione", "connessioni", "conessione"]),
    ];
    for (n, words) in cases {
        for word in words {
            assert_eq!(found(&user, word).await, [tickets[n]], "{word}");
        }
    }
    assert_eq!(found(&user, "the elevators").await, [tickets[0]]);
    assert_eq!(found(&user, "xyzzyplugh").await, Vec::<i64>::new());
}

#[tokio::test]
async fn phrases_exclusions_several_words_and_numbers() {
    let (_database, server) = alone().await;
    let staff = server.enter("helpdesk", "Hal").await;
    let first = staff.open("The printer in the hall has no paper").await;
    let second = staff.open("No printer: the hall has paper").await;
    let third = staff.open(&format!("As said in {first}, the projector is dark")).await;
    say(&staff, second, "the toner is empty", false).await;
    say(&staff, second, "cartridge ordered", false).await;
    settled(&server).await;
    assert_eq!(found(&staff, "\"no paper\"").await, [first]);
    assert_eq!(found(&staff, "printer -\"no paper\"").await, [second]);
    assert_eq!(found(&staff, "printer toner").await, [second], "in the description and in a message");
    assert_eq!(found(&staff, "\"empty cartridge\"").await, Vec::<i64>::new(), "no phrase reaches over two messages");
    assert_eq!(found(&staff, "printer -toner").await, [first]);
    assert_eq!(found(&staff, "-printer").await, [third]);
    for number in [format!("{first}"), format!("#{first}")] {
        assert_eq!(found(&staff, &number).await, [first, third], "{number}: the ticket itself comes first");
    }
    assert_eq!(found(&staff, "#987654").await, Vec::<i64>::new());
    let best = asked(&staff, "projector", "").await;
    assert_eq!(marked(&best["items"][0]["found"]), format!("As said in {first}, the [projector] is dark"));
    assert_eq!((best["total"].as_i64(), &best["items"][0]["found"]["field"]), (Some(1), &json!("description")));
}

#[tokio::test]
async fn users_never_find_a_ticket_by_a_note_nor_a_closed_one() {
    let (_database, server) = alone().await;
    let (user, staff) = (server.enter("user", "Una").await, server.enter("helpdesk", "Hal").await);
    let noted = user.open("The lock of the store room turns").await;
    let closed = user.open("The sprinkler drips").await;
    say(&staff, noted, "The spare key hangs in the lodge, sprinkler too", true).await;
    say(&staff, closed, "Sprinkler tightened", false).await;
    staff.status(closed, "active").await;
    settled(&server).await;
    assert_eq!(found(&user, "sprinkler").await, [closed]);
    assert_eq!(found(&staff, "lodge").await, [noted]);
    for words in ["lodge", "spare key", "\"spare key\"", "lock lodge", "sparee", "sprinkler lock"] {
        assert_eq!(found(&user, words).await, Vec::<i64>::new(), "{words} stands in a note alone");
    }
    assert_eq!(found(&user, "lock -lodge").await, [noted], "what must not stand there is asked outside of notes too");
    let note = asked(&staff, "lodge", "").await["items"][0]["found"].clone();
    assert_eq!((&note["field"], note["seq"].as_i64()), (&json!("note"), Some(2)));
    assert_eq!(marked(&note), "The spare key hangs in the [lodge], sprinkler too");

    staff.status(closed, "closed").await;
    // at once, before anything is indexed again: what is closed is asked of the ticket
    assert_eq!(found(&user, "sprinkler").await, Vec::<i64>::new());
    assert_eq!(found(&user, &format!("#{closed}")).await, Vec::<i64>::new());
    assert_eq!(ids(&asked(&user, "sprinkler", "&status=closed").await), Vec::<i64>::new());
    settled(&server).await;
    assert_eq!(found(&user, "sprinkler").await, Vec::<i64>::new());
    assert_eq!(ids(&asked(&staff, "tightened", "&status=closed").await), [closed]);
    assert_eq!(found(&staff, "sprinkler").await.len(), 2);
}

#[tokio::test]
async fn what_fits_better_comes_first() {
    let (_database, server) = alone().await;
    let user = server.enter("user", "Una").await;
    let in_a_message = user.open("Something is wrong in 204").await;
    say(&user, in_a_message, "It is the projector, I think", false).await;
    let another_form = user.open("Both projectors are dark").await;
    let exact = user.open("The projector is dark").await;
    let misspelt = user.open("The porjector hums").await;
    settled(&server).await;
    let order = found(&user, "projector").await;
    assert_eq!(order[0], exact);
    let place = |ticket: i64| order.iter().position(|of| *of == ticket).unwrap_or(99);
    assert!(place(exact) < place(in_a_message) && place(in_a_message) < place(another_form), "{order:?}");
    assert!(!order.contains(&misspelt) || place(another_form) < place(misspelt), "{order:?}");
    let piece = asked(&user, "think projector", "").await["items"][0]["found"].clone();
    assert_eq!((&piece["field"], marked(&piece)), (&json!("message"), "It is the [projector], I [think]".to_owned()));
    let newest = ids(&asked(&user, "projector", "&sort=oldest").await);
    assert!(newest.windows(2).all(|pair| pair[0] < pair[1]), "another order is kept: {newest:?}");
}

#[tokio::test]
async fn pages_lose_and_double_nothing_and_filters_hold() {
    let (_database, server) = alone().await;
    let staff = server.enter("helpdesk", "Hal").await;
    let mut expected = Vec::new();
    for n in 0..13 {
        let place = json!({"building": if n % 2 == 0 { "Library" } else { "Boathouse" }});
        let made = staff.post("/tickets", json!({"description": "the lamp flickers", "location": place})).await.1;
        expected.push(made["id"].as_i64().unwrap());
    }
    settled(&server).await;
    expected.reverse();
    for sort in ["", "&sort=best", "&sort=newest", "&sort=updated"] {
        let (mut seen, mut cursor) = (Vec::new(), String::new());
        loop {
            let page = asked(&staff, "lamp", &format!("{sort}&limit=4{cursor}")).await;
            seen.extend(ids(&page));
            assert_eq!(page["total"], 13, "{sort}");
            match page["next"].as_str() {
                Some(next) => cursor = format!("&cursor={next}"),
                None => break,
            }
        }
        assert_eq!(seen, expected, "{sort}");
    }
    let library = asked(&staff, "lamp", "&building=Library").await;
    assert_eq!((library["total"].as_i64(), ids(&library).len()), (Some(7), 7));
    assert_eq!(ids(&asked(&staff, "boathouse lamp", "").await).len(), 6, "a place is found by its name");
    assert_eq!(ids(&asked(&staff, "lamp", "&status=closed").await).len(), 0);
}

#[tokio::test]
async fn an_edit_changes_what_is_found_and_nothing_that_is_typed_is_an_error() {
    let (_database, server) = alone().await;
    let user = server.enter("user", "Una").await;
    let zalgo = "Z\u{335}\u{321}a\u{300}\u{301}l\u{334}g\u{338}o\u{337} heater";
    let strange = [zalgo, "\u{202e}rtl override\u{202c} kettle", "مفتاح المكتب مفقود", "'); DROP TABLE hd.search; --"];
    let mut tickets = Vec::new();
    for text in strange {
        tickets.push(user.open(text).await);
    }
    let edited = user.open("The window does not close").await;
    say(&user, edited, "It rains in", false).await;
    settled(&server).await;
    for (n, words) in [(0, "zalgo"), (0, zalgo), (1, "override kettle"), (2, "المكتب"), (3, "drop table")] {
        assert_eq!(found(&user, words).await, [tickets[n]], "{words}");
    }
    let piece = asked(&user, "zalgo", "").await["items"][0]["found"].clone();
    assert!(marked(&piece).starts_with("[Z\u{335}"), "{piece}");
    for words in [
        "\"",
        "'",
        "\\",
        "&",
        "|",
        "!",
        "a & | b",
        "(",
        ":*",
        "<->",
        "a:A",
        "''",
        "%",
        "_",
        "\u{0}",
        "-",
        "--",
        "- -",
        "\"a",
        "🔥",
        "\u{202e}",
        "#",
        "#x",
        "$1",
        "{{7*7}}",
        "<script>",
        "𝕏",
        "ﷺ",
        "a\u{300}\u{301}",
    ] {
        asked(&user, words, "").await;
    }
    asked(&user, &"long ".repeat(1_000), "").await;
    asked(&user, &"x".repeat(3_000), "").await;

    let change = json!({"description": "The door does not close"});
    let answer =
        user.request(reqwest::Method::PATCH, &format!("/tickets/{edited}")).json(&change).send().await.unwrap();
    assert_eq!(answer.status(), 200);
    settled(&server).await;
    assert_eq!(found(&user, "door").await, [edited]);
    assert_eq!(found(&user, "window").await, Vec::<i64>::new());
    assert_eq!(found(&user, "door rains").await, [edited], "messages stay");
}

#[tokio::test]
async fn pages_show_what_was_found_with_safe_marks() {
    let (_database, server) = alone().await;
    let (user, staff) = (server.enter("user", "Una").await, server.enter("helpdesk", "Hal").await);
    let ticket = user.open("<b>Projector</b> \"dark\" & cold").await;
    say(&staff, ticket, "the <i>lamp</i> was changed", false).await;
    settled(&server).await;
    for (who, path) in [(&user, "/tickets"), (&staff, "/queue")] {
        let html = page(&server, Some(&who.cookie), &format!("{path}?{}", query("projektor"))).await.text;
        assert!(html.contains("&lt;b&gt;<mark>Projector</mark>&lt;/b&gt;"), "{path}");
        assert!(html.contains("value=\"projektor\""), "{path}");
        let html = page(&server, Some(&who.cookie), &format!("{path}?{}", query("lamp"))).await.text;
        assert!(html.contains("In a message:</span> the &lt;i&gt;<mark>lamp</mark>&lt;/i&gt; was"), "{path}");
        let html = page(&server, Some(&who.cookie), &format!("{path}?{}", query("\"><script>"))).await.text;
        assert!(html.contains("No ticket fits.") && !html.contains("<script>"), "{path}");
    }
}

#[tokio::test]
async fn nothing_stays_unindexed_through_kills() {
    let database = test_database();
    let secret = ("HELPDESK_SECRET", "0123456789abcdef0123456789abcdef0123456789abcdef");
    let env = [NO_WORKERS, secret];
    let mut server = Server::start_with(&database, &env).await;
    let mut expected = Vec::new();
    for round in 0..3 {
        let staff = server.enter("helpdesk", "Hal").await;
        for n in 0..40 {
            let ticket = staff.open(&format!("the lantern number {round}x{n} is dark")).await;
            say(&staff, ticket, &format!("lantern message{round}x{n}"), false).await;
            if n % 3 == 0 {
                staff.status(ticket, "active").await;
                staff.status(ticket, "closed").await;
            }
            expected.push((ticket, format!("message{round}x{n}")));
        }
        // in the middle of indexing: the last ones were written a moment ago
        server.kill().await;
        server = Server::start_with(&database, &env).await;
    }
    let staff = server.enter("helpdesk", "Hal").await;
    let begun = Instant::now();
    // those that were opened and closed between two looks are found by the walk over all tickets
    while asked(&staff, "lantern", "").await["total"] != 120 {
        assert!(begun.elapsed() < SOON, "some stay unindexed");
        tokio::time::sleep(PAUSE).await;
    }
    settled(&server).await;
    for (ticket, word) in &expected {
        assert_eq!(found(&staff, word).await, [*ticket], "{word}");
    }
    assert_eq!(server.count("helpdesk_search_failed_total").await, 0);
}
