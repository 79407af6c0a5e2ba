//! What signs cookies: given, or made once and kept in the data directory with mode 0600.
//!
//! The rule it keeps: a server that others can reach never makes up a secret by itself, since a second node or a fresh
//! container would throw everybody out; there it has to be given. A secret is shown nowhere.

use super::{Fault, Storage};
use crate::identity::KeyRing;
use rand::RngCore;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

/// The file in the data directory.
const FILE: &str = "cookie.secret";
/// Bytes of a secret that we make, written in hex.
const BYTES: usize = 32;

/// Where the keys come from.
#[derive(Clone, Debug)]
pub enum Secret {
    /// They were given.
    Given(KeyRing),
    /// They are made once and kept below this directory.
    KeptIn(PathBuf),
}

impl Default for Secret {
    fn default() -> Secret {
        Secret::KeptIn(PathBuf::new())
    }
}

/// Why the kept secret cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SecretError {
    /// The file cannot be read or made.
    #[error("the cookie secret {path} cannot be kept: {error}; mend that, or set HELPDESK_SECRET to 32 bytes or more")]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// Somebody changed it.
    #[error("the cookie secret {path} is damaged; delete the file to make a new one (everybody enters again)")]
    Damaged {
        /// The file.
        path: PathBuf,
    },
}

impl Secret {
    /// From the variables; `loopback` allows to make one.
    pub(super) fn read(
        text: Option<&str>,
        file: Option<&Path>,
        loopback: bool,
        storage: &Storage,
    ) -> Result<Secret, Fault> {
        let text = text.filter(|text| !text.trim().is_empty());
        let file = file.filter(|path| !path.as_os_str().is_empty());
        match (text, file) {
            (Some(_), Some(_)) => {
                Err(Fault::new("HELPDESK_SECRET", "and HELPDESK_SECRET_FILE are both set; set one of them"))
            }
            (Some(text), None) => keys("HELPDESK_SECRET", text),
            (None, Some(path)) => match fs::read_to_string(path) {
                Ok(text) => keys("HELPDESK_SECRET_FILE", &text),
                Err(error) => {
                    Err(Fault::new("HELPDESK_SECRET_FILE", format!("cannot be read ({}): {error}", path.display())))
                }
            },
            (None, None) if !loopback => {
                let remedy = "must be set, 32 bytes or more, when the server listens beyond this machine (or HELPDESK_SECRET_FILE)";
                Err(Fault::new("HELPDESK_SECRET", remedy))
            }
            (None, None) => match &storage.data_dir {
                Ok(data) => Ok(Secret::KeptIn(data.clone())),
                Err(reason) => Err(Fault::new("HELPDESK_SECRET", format!("is not set and cannot be kept: {reason}"))),
            },
        }
    }

    /// The keys; makes and keeps them if need be.
    pub fn open(&self) -> Result<KeyRing, SecretError> {
        match self {
            Secret::Given(keys) => Ok(keys.clone()),
            Secret::KeptIn(data) => {
                let path = data.join(FILE);
                let text = kept(&path).map_err(|error| SecretError::File { path: path.clone(), error })?;
                KeyRing::parse(&text).map_err(|_| SecretError::Damaged { path })
            }
        }
    }
}

fn keys(name: &'static str, text: &str) -> Result<Secret, Fault> {
    KeyRing::parse(text).map(Secret::Given).map_err(|error| Fault::new(name, error.to_string()))
}

/// Reads the file, made first if it is not there. Servers that start together agree on one: it appears whole, once.
fn kept(path: &Path) -> io::Result<String> {
    match fs::read_to_string(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        other => return other,
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let draft = path.with_extension(format!("draft-{}", uuid::Uuid::new_v4().simple()));
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&draft)?;
    let mut secret = [0; BYTES];
    rand::rng().fill_bytes(&mut secret);
    writeln!(file, "{}", hex::encode(secret))?;
    file.sync_all()?;
    let linked = fs::hard_link(&draft, path);
    fs::remove_file(&draft)?;
    match linked {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
        _ => fs::read_to_string(path),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn a_secret_is_made_once_and_for_its_owner_alone() {
        let data = tempfile::tempdir().unwrap();
        let secret = Secret::KeptIn(data.path().join("new/folder"));
        let signed = secret.open().unwrap().sign(b"x");
        assert!(secret.open().unwrap().verify(b"x", &signed), "the same one the second time");
        let path = data.path().join("new/folder").join(FILE);
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "no draft stays behind");
        fs::write(&path, "short").unwrap();
        assert!(matches!(secret.open(), Err(SecretError::Damaged { .. })));
    }

    #[test]
    fn servers_that_start_together_agree() {
        let data = tempfile::tempdir().unwrap();
        let path = data.path().join(FILE);
        let texts: Vec<String> = std::thread::scope(|scope| {
            let open = || kept(&path).unwrap();
            let threads: Vec<_> = (0..8).map(|_| scope.spawn(open)).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        assert!(texts.iter().all(|text| *text == texts[0]));
    }
}
