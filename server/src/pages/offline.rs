//! What a service worker shows while the server cannot be reached. It is kept on devices, so it names nobody.

use super::Shell;
use crate::language::said;
use serde::Serialize;

/// View of `offline.hbs`.
#[derive(Debug, Serialize)]
pub struct Offline {
    page: Shell,
}

impl Offline {
    /// Its module, without `.js`.
    pub const SCRIPT: &str = "page-offline";

    /// The page, the same for everybody.
    #[must_use]
    pub fn new() -> Offline {
        Offline { page: Shell::new(said("title").with("name", said("offline")), Some(Offline::SCRIPT), None) }
    }
}

impl Default for Offline {
    fn default() -> Offline {
        Offline::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Lang;
    use crate::pages::Pages;

    #[test]
    fn it_says_what_is_kept_and_loads_its_script() {
        let html = Pages::load().unwrap().render(Lang::En, "offline", &Offline::new()).unwrap();
        assert!(html.contains("What you wrote is kept and will be sent."));
        assert!(html.contains("/js/page-offline.js") && html.contains("rel=\"manifest\""));
    }
}
