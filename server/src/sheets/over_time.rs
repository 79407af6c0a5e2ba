//! The reports over time as tables, as `reports` does it for the others.

use super::{Cell, Sheet};
use chrono_tz::Tz;
use helpdesk_core::reports::{Arrivals, Buildings, FirstResponses, Flow, Ratings};

pub(super) fn flow(report: &Flow, zone: Tz) -> Result<Sheet, csv::Error> {
    let mut sheet = Sheet::begun(&["from", "to", "opened", "closed", "unclosed", "as_of"])?;
    for step in &report.steps {
        sheet.row([
            Cell::moment(step.from, zone),
            Cell::moment(step.to, zone),
            Cell::number(step.opened),
            Cell::number(step.closed),
            Cell::number(step.unclosed),
            Cell::moment(report.as_of, zone),
        ])?;
    }
    Ok(sheet)
}

pub(super) fn arrivals(report: &Arrivals, zone: Tz) -> Result<Sheet, csv::Error> {
    let mut sheet = Sheet::begun(&["weekday", "hour", "opened", "since", "timezone", "as_of"])?;
    for cell in &report.hours {
        sheet.row([
            Cell::number(cell.weekday),
            Cell::number(cell.hour),
            Cell::number(cell.opened),
            Cell::moment(report.since, zone),
            Cell::word(&report.timezone),
            Cell::moment(report.as_of, zone),
        ])?;
    }
    Ok(sheet)
}

pub(super) fn buildings(report: &Buildings, zone: Tz) -> Result<Sheet, csv::Error> {
    let mut sheet = Sheet::begun(&["building", "opened", "unclosed", "since", "as_of"])?;
    for line in &report.buildings {
        sheet.row([
            Cell::text(line.building.as_deref()),
            Cell::number(line.opened),
            Cell::number(line.unclosed),
            Cell::moment(report.since, zone),
            Cell::moment(report.as_of, zone),
        ])?;
    }
    Ok(sheet)
}

pub(super) fn responses(report: &FirstResponses, zone: Tz) -> Result<Sheet, csv::Error> {
    let heads =
        ["month", "timezone", "answered", "unanswered", "average_seconds", "median_seconds", "p90_seconds", "as_of"];
    let mut sheet = Sheet::begun(&heads)?;
    for month in &report.months {
        sheet.row([
            Cell::Word(month.month.to_string().into()),
            Cell::word(&report.timezone),
            Cell::number(month.answered),
            Cell::number(month.unanswered),
            Cell::known(month.average_seconds),
            Cell::known(month.median_seconds),
            Cell::known(month.p90_seconds),
            Cell::moment(report.as_of, zone),
        ])?;
    }
    Ok(sheet)
}

pub(super) fn ratings(report: &Ratings, zone: Tz) -> Result<Sheet, csv::Error> {
    let mut sheet = Sheet::begun(&["month", "timezone", "closed", "stars", "rated", "as_of"])?;
    for month in &report.months {
        for (stars, n) in (1i64..).zip(month.stars) {
            sheet.row([
                Cell::Word(month.month.to_string().into()),
                Cell::word(&report.timezone),
                Cell::number(month.closed),
                Cell::number(stars),
                Cell::number(n),
                Cell::moment(report.as_of, zone),
            ])?;
        }
    }
    Ok(sheet)
}
