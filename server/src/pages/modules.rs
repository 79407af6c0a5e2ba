//! Which modules a page's script needs, found in the `import` lines themselves. Problem: a browser learns of a module only
//! when it has read the one that imports it, so a tree of small files costs a round trip a level. Rule: the page names all of
//! them at once, as `modulepreload`.

use super::assets::{self, Js};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Files of each page's script, as long as the files are those of this version. There are as many entries as page scripts.
struct Known {
    version: Arc<str>,
    of: HashMap<&'static str, Arc<[String]>>,
}

static KNOWN: Mutex<Option<Known>> = Mutex::new(None);

/// All modules that `script` (without `.js`) imports, directly or not, with their addresses, without itself.
#[must_use]
pub fn needed_by(script: &'static str) -> Arc<[String]> {
    let version = assets::version();
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if known.as_ref().is_none_or(|known| known.version != version) {
        *known = Some(Known { version, of: HashMap::new() });
    }
    let Some(Known { version, of }) = known.as_mut() else { return Arc::default() };
    let address = |name: String| format!("/assets/{version}/js/{name}");
    Arc::clone(of.entry(script).or_insert_with(|| imported(&format!("{script}.js")).into_iter().map(address).collect()))
}

/// The imports of a module in the order in which they are found, each once.
fn imported(first: &str) -> Vec<String> {
    let mut found = vec![first.to_owned()];
    let mut read = 0;
    while let Some(name) = found.get(read).cloned() {
        read += 1;
        for import in imports(&name) {
            if !found.contains(&import) {
                found.push(import);
            }
        }
    }
    found.split_off(1)
}

/// The texts of a page's script and of all that it imports; nothing if there is no such script.
#[must_use]
pub fn texts(script: &str) -> Option<Vec<String>> {
    let first = format!("{script}.js");
    Js::get(&first)?;
    let text = |name: String| Some(String::from_utf8_lossy(&Js::get(&name)?.data).into_owned());
    Some(std::iter::once(first.clone()).chain(imported(&first)).filter_map(text).collect())
}

fn imports(name: &str) -> Vec<String> {
    let Some(file) = Js::get(name) else { return Vec::new() };
    let text = String::from_utf8_lossy(&file.data);
    let starts = text.split(" from \"./").skip(1);
    starts.filter_map(|rest| rest.split_once('"')).map(|(name, _)| name.to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_module_imports_only_modules_that_exist() {
        for path in Js::iter() {
            for name in imports(&path) {
                assert!(Js::get(&name).is_some(), "{path} imports {name}");
            }
        }
    }

    #[test]
    fn imports_are_followed_and_named_once() {
        let found = imported("page-thread.js");
        assert!(found.iter().any(|name| name == "backoff.js"), "three steps away");
        let mut names = found.clone();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), found.len());
        assert!(!found.iter().any(|name| name == "page-thread.js" || name == "queue-list.js"));
        assert!(needed_by("page-thread").iter().all(|address| address.starts_with(&assets::base())));
    }
}
