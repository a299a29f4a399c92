use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use url::Url;

use super::fault::Fault;
use super::reference::Role;
use super::report::{Found, Report};
use super::resolve::Resolver;

/// What a file says, whatever lies beside it: found once for the same bytes, and kept between builds. Where its references
/// lead is another question, which every build asks anew.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Facts {
    said: Vec<Said>,
    /// Its ids, when it is a page.
    pub(super) ids: BTreeSet<String>,
}

#[derive(Debug, Serialize, Deserialize)]
enum Said {
    /// Something is referred to.
    Leads(Role, String),
    /// The same, from the home page on.
    FromHome(Role, String),
    /// An element refers to something of which it says more.
    Element {
        leads: Vec<(Role, String)>,
        /// Of the bytes of what it leads to.
        integrity: Option<String>,
        /// Whether it must be the page itself.
        is_own: bool,
    },
    /// Something is wrong with the file by itself. It has no place in what is kept: such a file is looked at each time.
    #[serde(skip)]
    Wrong(Found),
}

impl Facts {
    /// Notes a fault that no source can show.
    pub(super) fn fault(&mut self, fault: Fault) {
        self.said.push(Said::Wrong(Found { fault, needle: None }));
    }

    /// Notes a fault with what to look for.
    pub(super) fn fault_at(&mut self, fault: Fault, needle: &str) {
        self.said.push(Said::Wrong(Found { fault, needle: Some(needle.to_owned()) }));
    }

    /// Notes a reference.
    pub(super) fn follow(&mut self, role: Role, written: &str) {
        self.follow_from(false, role, written);
    }

    /// The same, from the home page on or from the file.
    pub(super) fn follow_from(&mut self, home: bool, role: Role, written: &str) {
        let said = if home { Said::FromHome } else { Said::Leads };
        self.said.push(said(role, written.to_owned()));
    }

    /// Notes the references of an element, and what it says of what the last of them leads to.
    pub(super) fn element(&mut self, leads: Vec<(Role, String)>, integrity: Option<&str>, is_own: bool) {
        if integrity.is_none() && !is_own {
            self.said.extend(leads.into_iter().map(|(role, written)| Said::Leads(role, written)));
        } else {
            self.said.push(Said::Element { leads, integrity: integrity.map(str::to_owned), is_own });
        }
    }

    /// Whether nothing is wrong with the file by itself.
    pub(super) fn are_good(&self) -> bool {
        !self.said.iter().any(|said| matches!(said, Said::Wrong(_)))
    }

    /// Follows every reference of the file at a place, whose address is `from`.
    pub(super) fn tell(self, at: usize, from: &Url, resolver: &mut Resolver<'_>, report: &mut Report) {
        report.ids = self.ids;
        for said in self.said {
            match said {
                Said::Wrong(found) => report.faults.push(found),
                Said::Leads(role, written) => {
                    report.follow(resolver, from, role, &written);
                }
                Said::FromHome(role, written) => {
                    let home = resolver.site.home();
                    report.follow(resolver, home, role, &written);
                }
                Said::Element { leads, integrity, is_own } => {
                    let mut last = None;
                    for (role, written) in &leads {
                        last = report.follow(resolver, from, *role, written).or(last);
                    }
                    report.integrities.extend(last.zip(integrity));
                    if is_own && last.is_some_and(|goal| goal != at) {
                        let reference = leads.into_iter().next().map(|(_, written)| written);
                        let (reference, own) = (reference.unwrap_or_default(), from.to_string());
                        report.fault(Fault::WrongCanonical { reference, own });
                    }
                }
            }
        }
    }
}
