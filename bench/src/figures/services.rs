//! Each service call over HTTP, beside the plain statement of the same answer on the same tables; both count the same tickets.

use crate::people::Person;
use crate::{Args, Place, at, connect, ms, seed};
use anyhow::{Context, Result, ensure};
use reqwest::Client;
use serde_json::Value;
use std::time::{Duration, Instant};

/// What an answer may take.
const TARGET: Duration = Duration::from_millis(5);
/// What the dashboard's page may take, from the server alone; a browser paints it in some 50 ms more.
const PAGE: Duration = Duration::from_millis(250);
/// A plain statement is run again while all of its runs took less.
const PATIENCE: Duration = Duration::from_secs(2);

/// A call: which worker, its path, where its counts are, and the plain statement.
struct Call {
    worker: usize,
    path: &'static str,
    counts: &'static [&'static str],
    plain: &'static str,
}

const fn call(worker: usize, path: &'static str, counts: &'static [&'static str], plain: &'static str) -> Call {
    Call { worker, path, counts, plain }
}

const CALLS: [Call; 16] = [
    call(0, "/backlog?last=24h", &["unclosed"], include_str!("plain/backlog.sql")),
    call(0, "/backlog?last=30d", &["unclosed"], include_str!("plain/backlog.sql")),
    call(0, "/backlog?last=365d", &["unclosed"], include_str!("plain/backlog.sql")),
    call(0, "/backlog?last=730d", &["unclosed"], include_str!("plain/backlog.sql")),
    call(0, "/flow?last=30d", &["total", "opened"], include_str!("plain/flow.sql")),
    call(0, "/arrivals?last=30d", &["opened"], include_str!("plain/arrivals.sql")),
    call(0, "/arrivals?last=365d", &["opened"], include_str!("plain/arrivals.sql")),
    call(0, "/buildings?last=30d", &["opened"], include_str!("plain/buildings.sql")),
    // another time of day, in the middle of a month
    call(0, "/buildings?last=1090h", &["opened"], include_str!("plain/buildings.sql")),
    call(0, "/buildings?last=365d", &["opened"], include_str!("plain/buildings.sql")),
    call(0, "/buildings?last=730d", &["opened"], include_str!("plain/buildings.sql")),
    call(1, "/resolution-times", &["months", "closed"], include_str!("plain/resolution.sql")),
    call(1, "/first-responses", &["months", "answered"], include_str!("plain/responses.sql")),
    call(1, "/ratings", &["months", "rated"], include_str!("plain/ratings.sql")),
    call(2, "/active-by-category", &["categories", "active"], include_str!("plain/active_by_category.sql")),
    call(2, "/corrections", &["months", "categories", "opened"], include_str!("plain/corrections.sql")),
];

/// Prints the table; what missed its target.
pub async fn measure(args: &Args, place: &Place) -> Result<Vec<String>> {
    if args.seeded.is_none() {
        seed(&place.url, &place.base, args.tickets, args.months).await?;
    }
    let db = connect(&place.url).await?;
    db.batch_execute(include_str!("searched.sql")).await?;
    db.batch_execute(include_str!("settle.sql")).await?;
    db.batch_execute(include_str!("written.sql")).await?;
    let server = place.server().await?;
    let client = Client::new();
    // all calls before the first plain statement: reading everything leaves nobody's pages in memory
    let mut answered = Vec::with_capacity(CALLS.len());
    for call in &CALLS {
        let port = place.ports.get(call.worker).context("no such worker")?;
        let url = format!("http://127.0.0.1:{port}{}", call.path);
        let (first, answer) = get(&client, &url, None).await?; // nothing is remembered yet
        let mut times = Vec::with_capacity(args.requests);
        for _ in 0..args.requests {
            db.batch_execute(include_str!("something_moves.sql")).await?;
            times.push(get(&client, &url, None).await?.0);
        }
        answered.push((call, read(&answer, call.counts)?, first, at(&mut times, 0.5), at(&mut times, 0.99)));
    }
    let page = page(args, &server.address, &client).await?;
    println!("{:<23} {:>9} {:>9} {:>9} {:>11} {:>7} {:>9}", "", "first", "p50", "p99", "plain SQL", "ratio", "counted");
    let mut missed = Vec::new();
    for (call, (since, counted), first, p50, p99) in answered {
        let (plain, wanted) = plainly(&db, call.plain, &since).await?;
        let ratio = plain.as_secs_f64() / p50.as_secs_f64();
        println!(
            "{:<23} {:>6.1} ms {:>6.2} ms {:>6.2} ms {:>8.1} ms {ratio:>7.0} {counted:>9}",
            call.path,
            ms(first),
            ms(p50),
            ms(p99),
            ms(plain)
        );
        ensure!(counted == wanted, "{}: it counts {counted}, the plain statement {wanted}", call.path);
        if p99 >= TARGET {
            missed.push(format!("{} {:.1} ms", call.path, ms(p99)));
        }
    }
    missed.extend(page);
    Ok(missed)
}

/// The dashboard's page with all of its cards.
async fn page(args: &Args, address: &str, client: &Client) -> Result<Vec<String>> {
    let staff = Person::enter_as(address, "helpdesk", "Mira").await?;
    let mut times = Vec::with_capacity(args.requests);
    for _ in 0..args.requests {
        times.push(get(client, &format!("http://{address}/analytics?last=30d"), Some(staff.cookie())).await?.0);
    }
    let (p50, p99) = (at(&mut times, 0.5), at(&mut times, 0.99));
    println!("{:<33} {:>6.2} ms {:>6.2} ms", "the dashboard's page", ms(p50), ms(p99));
    Ok(if p99 >= PAGE { vec![format!("the dashboard's page {:.0} ms", ms(p99))] } else { Vec::new() })
}

async fn get(client: &Client, url: &str, cookie: Option<&str>) -> Result<(Duration, String)> {
    let begun = Instant::now();
    let mut request = client.get(url);
    if let Some(cookie) = cookie {
        request = request.header("cookie", cookie);
    }
    let text = request.send().await?.error_for_status()?.text().await?;
    Ok((begun.elapsed(), text))
}

/// From when on an answer counts, and how many tickets.
fn read(answer: &str, counts: &[&str]) -> Result<(String, i64)> {
    let answer: Value = serde_json::from_str(answer)?;
    let first = answer.get("months").and_then(|months| months.get(0)?.get("month")?.as_str());
    let since = match (answer.get("since").and_then(Value::as_str), first) {
        (Some(since), _) => since.to_owned(),
        (None, Some(month)) => format!("{month}-01T00:00:00Z"),
        (None, None) => String::new(),
    };
    Ok((since, sum(&answer, counts)?))
}

/// The sum of a field over all the lists that lead to it.
fn sum(value: &Value, path: &[&str]) -> Result<i64> {
    if let Some(list) = value.as_array() {
        return list.iter().map(|one| sum(one, path)).sum();
    }
    match path.split_first() {
        Some((field, rest)) => sum(value.get(field).with_context(|| format!("no {field}"))?, rest),
        None => value.as_i64().context("no number"),
    }
}

/// The median of the plain statement, and the sum of its first column.
async fn plainly(db: &tokio_postgres::Client, statement: &str, since: &str) -> Result<(Duration, i64)> {
    let (mut times, mut counted) = (Vec::new(), 0);
    while times.len() < 5 && times.iter().sum::<Duration>() < PATIENCE {
        let begun = Instant::now();
        let rows = db.query(statement, &[&since]).await?;
        times.push(begun.elapsed());
        counted = rows.iter().map(|row| row.get::<_, i64>(0)).sum();
    }
    Ok((at(&mut times, 0.5), counted))
}
