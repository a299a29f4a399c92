//! The finished folder, looked at as a host and a browser would see it: the output is validated, not trusted.
//!
//! Every file is looked at alone and on every core ([`look`]); what it refers to is kept as a few numbers, its text
//! is not. What concerns several files (parts of pages, integrity, orphans) is judged when all have been looked at.
//!
//! What a file says by itself (`facts`) follows from its bytes, and is kept between builds by their hash; where all of its
//! references lead is looked up by every build.
//!
//! | file | what it knows |
//! |---|---|
//! | `tree` | every file and its size |
//! | `resolve` | which file an address means, on any host, below any base path |
//! | `markup`, `elements`, `reference` | start tags, those that exist, and what in them is an address |
//! | `page`, `code`, `data`, `feed` | what is asked of pages, of style and scripts, of JSON, of XML |
//! | `policy` | what a browser would refuse to run or fetch |
//! | `kind`, `reach` | known kinds and sane sizes; what nothing leads to |
//! | `origin` | the author's file and line behind a finished file |
//! | `facts` | what one file says, whatever lies beside it |
//! | `report`, `place` | what was found in one file; the problems of all |
//! | `fault` | the texts |

mod code;
mod data;
mod elements;
mod facts;
mod fault;
mod feed;
mod kind;
mod look;
pub(crate) mod markup;
mod origin;
mod page;
mod place;
mod policy;
mod reach;
pub(crate) mod reference;
mod report;
mod resolve;
#[cfg(test)]
mod tests;
pub(crate) mod tree;

use std::collections::HashMap;
use std::path::{Path, PathBuf};

pub(crate) use elements::exists as is_element;
pub(crate) use origin::Origins;

use crate::hash::Sum;
use crate::memo::Memo;
use crate::problem::{Problem, Problems};
use content::Resource;
use fault::Fault;
use reference::Role;
use report::Report;
use resolve::{Resolver, Site};
use tree::Tree;

/// What is known of files without reading them.
pub(crate) struct Known<'a> {
    /// What earlier builds found in files of the same bytes.
    pub(crate) memo: &'a Memo,
    /// The hashes of those that have just been written, by their paths.
    pub(crate) sums: HashMap<String, Sum>,
}

impl Known<'_> {
    /// Nothing: every file is read.
    #[cfg(test)]
    pub(crate) fn nothing() -> Self {
        Known { memo: Memo::none(), sums: HashMap::new() }
    }

    fn sum(&self, path: &str) -> Option<Sum> {
        self.sums.get(path).copied()
    }
}

/// Checks a finished folder. `fetched` is what the app fetches by names in its data, whatever its format; `base_url` is
/// where the folder will lie, with a slash at the end.
pub(crate) fn validate(
    folder: &Path,
    origins: &Origins<'_>,
    known: &Known<'_>,
    fetched: &[&Resource],
    base_url: &str,
) -> Problems {
    let tree = match Tree::walk(folder) {
        Ok(tree) => tree,
        Err(error) => {
            let fault = Fault::Unreadable { why: error.kind().to_string() };
            return Problems::new(vec![problem(place::DIST.into(), None, &fault)]);
        }
    };
    let site = match Site::new(tree, base_url, origins.embed()) {
        Ok(site) => site,
        Err(error) => {
            let fault = Fault::NoAddress { url: base_url.to_owned(), why: error.to_string() };
            return Problems::new(vec![problem("blog.toml".into(), None, &fault)]);
        }
    };
    let mut reports = look::at_all(&site, origins, known);
    // The app is on the home page as on every other.
    if let Some(home) = site.tree.page_of("") {
        let mut resolver = Resolver::new(&site);
        for Resource { path, integrity } in fetched {
            let goal = reports[home].follow(&mut resolver, site.home(), Role::Data, path);
            reports[home].integrities.extend(goal.map(|goal| (goal, integrity.clone())));
        }
    }
    fragments(&site.tree, &mut reports);
    integrities(&site.tree, known, &mut reports);
    for (at, fault) in reach::orphans(&site.tree, &reports, |at| origins.is_public(site.tree.path(at))) {
        match reports.get_mut(at) {
            Some(report) => report.fault(fault),
            // An empty folder.
            None => return Problems::new(vec![problem(place::DIST.into(), None, &fault)]),
        }
    }
    place::problems(&site, origins, reports)
}

/// Finds the ids that references lead to.
fn fragments(tree: &Tree, reports: &mut [Report]) {
    for at in 0..reports.len() {
        let fragments = std::mem::take(&mut reports[at].fragments);
        for report::Fragment { page, id, reference } in fragments {
            // Of other files than pages it is not known which parts they have.
            if tree.path(page).ends_with(".html") && !reports[page].ids.contains(&id) {
                let nearest = crate::nearest::nearest(&id, reports[page].ids.iter().map(String::as_str));
                let fault =
                    Fault::NoSuchId { nearest: nearest.map(str::to_owned), reference: reference.clone() };
                reports[at].fault_at(fault, &reference);
            }
        }
    }
}

/// Compares what is said of files with their bytes.
fn integrities(tree: &Tree, known: &Known<'_>, reports: &mut [Report]) {
    for at in 0..reports.len() {
        for (file, said) in std::mem::take(&mut reports[at].integrities) {
            if reports[file].integrity.is_none() {
                let sum = known.sum(tree.path(file)).or_else(|| Some(Sum::of(&tree.read(file).ok()?)));
                reports[file].integrity = sum.map(Sum::integrity);
            }
            let is = reports[file].integrity.as_deref();
            if is.is_some_and(|is| !said.split_ascii_whitespace().any(|one| one == is)) {
                reports[at].fault(Fault::WrongIntegrity { path: tree.path(file).to_owned() });
            }
        }
    }
}

fn problem(file: PathBuf, line: Option<u32>, fault: &Fault) -> Problem {
    Problem::new(file, line, fault.into(), fault.what(), fault.remedy())
}
