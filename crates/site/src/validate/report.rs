use std::collections::BTreeSet;

use url::Url;

use super::fault::Fault;
use super::reference::Role;
use super::resolve::{Goal, Resolver};

/// What the look at one file brought. Small: nothing of the file's text stays.
#[derive(Debug, Default)]
pub(super) struct Report {
    pub(super) faults: Vec<Found>,
    /// Where readers get from here.
    pub(super) links: BTreeSet<usize>,
    /// What it refers to in any way.
    pub(super) uses: BTreeSet<usize>,
    /// Its ids, when it is a page.
    pub(super) ids: BTreeSet<String>,
    /// The parts of pages that it refers to; whether they exist is known when all pages have been read.
    pub(super) fragments: Vec<Fragment>,
    /// What it says of the bytes of others.
    pub(super) integrities: Vec<(usize, String)>,
    /// Of its bytes, when its name has a hash or when it was asked for.
    pub(super) integrity: Option<String>,
}

/// A fault, and what to look for in the source to find its line.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) fault: Fault,
    pub(super) needle: Option<String>,
}

/// A reference to a part of a page.
#[derive(Debug)]
pub(super) struct Fragment {
    pub(super) page: usize,
    pub(super) id: String,
    pub(super) reference: String,
}

impl Report {
    /// Notes a fault that no source can show.
    pub(super) fn fault(&mut self, fault: Fault) {
        self.faults.push(Found { fault, needle: None });
    }

    /// Notes a fault with what to look for.
    pub(super) fn fault_at(&mut self, fault: Fault, needle: &str) {
        self.faults.push(Found { fault, needle: Some(needle.to_owned()) });
    }

    /// Follows a reference; returns the place of the file it leads to.
    pub(super) fn follow(
        &mut self,
        resolver: &mut Resolver<'_>,
        from: &Url,
        role: Role,
        written: &str,
    ) -> Option<usize> {
        let reference = written.trim().to_owned();
        // An empty `href` is the page itself; an empty `src` is a mistake.
        if reference.is_empty() && role.is_fetched() {
            self.fault(Fault::Malformed { role, reference: "\"\"".to_owned() });
            return None;
        }
        if role.is_absolute() && !reference.starts_with("https://") && !reference.starts_with("http://") {
            self.fault(Fault::Relative { role, reference });
            return None;
        }
        if role == Role::Frame && !resolver.site.embeds(&reference) {
            self.fault_at(Fault::Framed { reference }, written.trim());
            return None;
        }
        let fault = match resolver.resolve(from, &reference) {
            Goal::File { at, fragment } => {
                self.uses.insert(at);
                if role.is_followed() {
                    self.links.insert(at);
                }
                self.fragments.extend(fragment.map(|id| Fragment { page: at, id, reference }));
                return Some(at);
            }
            Goal::Elsewhere if role.is_fetched() && role != Role::Frame => {
                Fault::ThirdParty { role, reference }
            }
            Goal::Inline if role.is_fetched() && role != Role::Icon => Fault::InlineData { role },
            Goal::Elsewhere | Goal::Inline => return None,
            Goal::Script => Fault::ScriptAddress { reference },
            Goal::Missing { path } => Fault::Missing { role, reference, path, nearest: None },
            Goal::Slashless { better } => Fault::Slashless { reference, better },
            Goal::NamesIndex { better } => Fault::NamesIndex { reference, better },
            Goal::BesideBase { better } => {
                let base = resolver.site.write("");
                Fault::BesideBase { role, reference, base, better }
            }
            Goal::Malformed => Fault::Malformed { role, reference },
        };
        self.fault_at(fault, written.trim());
        None
    }
}
