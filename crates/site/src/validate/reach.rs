use std::collections::BTreeSet;

use super::fault::Fault;
use super::kind::{COMPRESSED, extension};
use super::report::Report;
use super::tree::Tree;

/// Files that others know by name.
const KNOWN: [&str; 12] = [
    "404.html",
    "robots.txt",
    "llms.txt",
    "sw.js",
    "manifest.webmanifest",
    "CNAME",
    "_headers",
    "_redirects",
    ".nojekyll",
    "firebase.json",
    "staticwebapp.config.json",
    "vercel.json",
];

/// The same feed in three formats: readers' programs find the others beside the one that a page names.
const FEEDS: [&str; 3] = ["feed.xml", "rss.xml", "feed.json"];

/// Pages that no link leads to, and files that nothing refers to. `own` tells of the author's files from `public/`,
/// which others may fetch by name.
pub(super) fn orphans(tree: &Tree, reports: &[Report], own: impl Fn(usize) -> bool) -> Vec<(usize, Fault)> {
    let Some(home) = tree.find("index.html") else { return vec![(0, Fault::NoHome)] };
    let reached = reachable(home, reports);
    let used = used(tree, reports);
    let fault = |at: usize| {
        let path = tree.path(at);
        if own(at) || is_known(path) {
            None
        } else if path.ends_with(".html") {
            (!reached.contains(&at)).then_some((at, Fault::Unreachable))
        } else {
            (!used.contains(&at)).then_some((at, Fault::Unused))
        }
    };
    (0..tree.files().len()).filter_map(fault).collect()
}

/// Every page that a reader can get to.
fn reachable(home: usize, reports: &[Report]) -> BTreeSet<usize> {
    let mut reached = BTreeSet::from([home]);
    let mut next = vec![home];
    while let Some(at) = next.pop() {
        let links = reports.get(at).map(|report| &report.links).into_iter().flatten();
        next.extend(links.filter(|&&link| reached.insert(link)));
    }
    reached
}

fn used(tree: &Tree, reports: &[Report]) -> BTreeSet<usize> {
    let mut used = BTreeSet::new();
    for (at, report) in reports.iter().enumerate() {
        // The worker's list is made of the finished folder: in it stands what nothing else uses, too.
        if tree.path(at) != "sw.js" {
            used.extend(report.uses.iter().filter(|&&other| other != at));
        }
    }
    let compressed = (0..tree.files().len()).filter(|&at| {
        let path = tree.path(at);
        let extension = extension(path);
        let original = &path[..path.len() - extension.len()];
        COMPRESSED.contains(&extension) && tree.find(original.trim_end_matches('.')).is_some()
    });
    used.extend(compressed);
    let beside = |at: &usize| {
        let (folder, name) = split(tree.path(*at));
        let is_used =
            |feed: &&str| tree.find(&format!("{folder}{feed}")).is_some_and(|at| used.contains(&at));
        FEEDS.contains(&name) && FEEDS.iter().any(is_used)
            // The app looks for it beside each document.
            || name == content::Page::FILE && tree.find(&format!("{folder}index.html")).is_some()
    };
    let others: Vec<_> = (0..tree.files().len()).filter(beside).collect();
    used.extend(others);
    used
}

/// The folder with its slash, and the name.
fn split(path: &str) -> (&str, &str) {
    path.split_at(path.rfind('/').map_or(0, |slash| slash + 1))
}

fn is_known(path: &str) -> bool {
    KNOWN.contains(&path)
        || path.starts_with(".well-known/")
        || (path.starts_with("sitemap") && path.ends_with(".xml"))
}
