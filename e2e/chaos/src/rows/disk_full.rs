//! The file system under PostgreSQL is full, then there is room again. Meanwhile `unavailable`; nothing acknowledged is lost.
//! PostgreSQL gives up when its log cannot be written; whoever runs it starts it again, as here.

use super::Row;
use super::kill_postgres::becomes_ready;
use crate::stage::{Measure, Stage};
use crate::world::{Wants, refused};
use anyhow::{Context, Result, bail};
use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::time::Duration;

/// Two databases, the log, and little more.
const DISK_MIB: u32 = 160;
static CHUNK: [u8; 64 * 1024] = [0x5A; 64 * 1024];
/// How long the disk stays full.
const FULL: (u64, u64) = (3_000, 4_000);

pub fn row() -> Row {
    let mut row =
        Row::new("disk_full", "the disk under PostgreSQL is full, then free again", |stage| Box::pin(play(stage)));
    row.wants = Wants { disk_mib: Some(DISK_MIB), ..Wants::default() };
    row.settles = Duration::from_secs(60);
    row
}

async fn play(stage: &mut Stage) -> Result<Vec<Measure>> {
    stage.a_while(1000, 2000).await;
    let ballast = stage.world.postgres.base().join("ballast");
    stage.begins("disk full");
    let filled = fill(&ballast)?;
    stage.a_while(FULL.0, FULL.1).await;
    let told = refused(&stage.world, 0, "unavailable").await?;
    std::fs::remove_file(&ballast)?;
    stage.world.postgres.start_again().await?;
    stage.ends("disk full");
    becomes_ready(&stage.world, true).await?;
    stage.a_while(1000, 2000).await;
    Ok(vec![
        Measure::at_least("MiB that were left and taken", filled as f64 / 1024.0 / 1024.0, 1.0),
        Measure::at_least("commands told unavailable", told as f64, 1.0),
    ])
}

/// Writes until nothing more fits; how many bytes did.
fn fill(path: &Path) -> Result<u64> {
    let mut file = File::create(path)?;
    let mut bytes = 0;
    for size in [CHUNK.len(), 4096, 1] {
        let Some(piece) = CHUNK.get(..size) else { continue };
        loop {
            match file.write_all(piece) {
                Ok(()) => bytes += size as u64,
                Err(error) if error.kind() == std::io::ErrorKind::StorageFull => break,
                Err(error) => bail!(error),
            }
        }
    }
    file.sync_all().context("the ballast is not on the disk")?;
    Ok(bytes)
}
