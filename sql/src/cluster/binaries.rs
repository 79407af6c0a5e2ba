//! Where PostgreSQL's programs are: `PG_BIN_DIR`, the PATH, what `pg_config` says, and the places where Debian, Homebrew,
//! Postgres.app and the PGDG packages put them. Data that exists already takes only the major version that made it.

use super::ClusterError;
use std::cmp::Reverse;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The oldest major version that the schema works with.
const OLDEST: u32 = 14;

/// Folders that hold one folder per version, and what leads from there to the programs.
const VERSIONED: [(&str, &str); 6] = [
    ("/usr/lib/postgresql", "bin"),
    ("/opt/homebrew/opt", "bin"),
    ("/usr/local/opt", "bin"),
    ("/home/linuxbrew/.linuxbrew/opt", "bin"),
    ("/Applications/Postgres.app/Contents/Versions", "bin"),
    ("/usr", "bin"), // /usr/pgsql-16/bin
];

/// A folder with `postgres`, `initdb` and `pg_ctl` of one version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binaries {
    folder: PathBuf,
    major: u32,
}

impl Binaries {
    /// The newest that is installed, or the one of the major version that made the data in a directory.
    pub fn find(data: Option<(PathBuf, u32)>) -> Result<Binaries, ClusterError> {
        let wanted = data.as_ref().map(|(_, major)| *major);
        let mut found: Vec<Binaries> = candidates().iter().filter_map(|folder| Binaries::at(folder)).collect();
        found.retain(|binaries| wanted.map_or(binaries.major >= OLDEST, |wanted| binaries.major == wanted));
        found.sort_by_key(|binaries| Reverse(binaries.major)); // stable: of one version the first place wins
        match (found.into_iter().next(), data) {
            (Some(binaries), _) => Ok(binaries),
            (None, Some((data, wanted))) => Err(ClusterError::OtherVersion { data, wanted }),
            (None, None) => Err(ClusterError::NoBinaries(how_to_install())),
        }
    }

    fn at(folder: &Path) -> Option<Binaries> {
        let all_there = ["postgres", "initdb", "pg_ctl"].iter().all(|program| folder.join(program).is_file());
        let said = all_there.then(|| Command::new(folder.join("postgres")).arg("--version").output().ok())??;
        let major = major_of(&String::from_utf8_lossy(&said.stdout))?;
        Some(Binaries { folder: folder.to_owned(), major })
    }

    /// One of the programs.
    pub(super) fn program(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }
}

/// `postgres (PostgreSQL) 15.14 (Debian 15.14-0+deb12u1)` is 15; `17beta1` is 17.
fn major_of(version: &str) -> Option<u32> {
    let number = version.split_whitespace().find(|word| word.starts_with(|c: char| c.is_ascii_digit()))?;
    let digits: String = number.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

/// Every folder to look into, the wished one first; if `PG_BIN_DIR` is set, only that one.
fn candidates() -> Vec<PathBuf> {
    if let Some(wished) = std::env::var_os("PG_BIN_DIR") {
        return vec![PathBuf::from(wished)];
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    folders.extend(told_by_pg_config());
    for (above, below) in VERSIONED {
        let inside = std::fs::read_dir(above).into_iter().flatten().flatten().map(|entry| entry.path());
        folders.extend(inside.filter(|path| might_be_postgres(path)).map(|path| path.join(below)));
    }
    folders
}

fn told_by_pg_config() -> Option<PathBuf> {
    let said = Command::new("pg_config").arg("--bindir").output().ok()?;
    let folder = String::from_utf8(said.stdout).ok()?;
    said.status.success().then(|| PathBuf::from(folder.trim()))
}

/// `15`, `17.2`, `postgresql@16`, `pgsql-16`: not every folder of /usr is asked.
fn might_be_postgres(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with("postgres") || name.starts_with("pgsql") || name.starts_with(|c: char| c.is_ascii_digit())
}

fn how_to_install() -> String {
    let way = match (cfg!(target_os = "macos"), std::env::var_os("PG_BIN_DIR")) {
        (_, Some(folder)) => {
            return format!(
                "PG_BIN_DIR names {}, where postgres, initdb and pg_ctl (version {OLDEST} or newer) are not",
                PathBuf::from(folder).display()
            );
        }
        (true, None) => "brew install postgresql@17",
        (false, None) => "on Debian and Ubuntu: apt-get install postgresql",
    };
    format!(
        "PostgreSQL ({OLDEST} or newer) is not installed; install it ({way}), or set PG_BIN_DIR to its programs, or DATABASE_URL to a running server"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_as_the_distributions_write_them() {
        assert_eq!(major_of("postgres (PostgreSQL) 15.14 (Debian 15.14-0+deb12u1)"), Some(15));
        assert_eq!(major_of("postgres (PostgreSQL) 17beta1"), Some(17));
        assert_eq!(major_of("something else"), None);
    }
}
