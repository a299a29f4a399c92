//! Links to other sites: whether somebody answers there. Asked only when an author wants to know, and so that nobody
//! minds: one connection a host, a request at a time, few hosts at once, and what was answered well is not asked again
//! for a day.

mod answers;
mod ask;
mod fault;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use jiff::Timestamp;
use url::Url;

use self::answers::Answers;
use self::ask::Host;
use self::fault::Fault;
use crate::problem::{Problem, Problems, Spot};
use crate::{Project, warnings};

/// A link to another site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct External {
    /// As its author wrote it.
    pub destination: String,
    /// Of the post's file.
    pub line: u32,
}

/// How other sites are asked.
#[derive(Clone, Copy, Debug)]
pub struct Manners {
    /// How many hosts are asked at once.
    pub hosts_at_once: usize,
    /// How long an answer may take, with all its redirects.
    pub patience: Duration,
    /// How long a host is left alone between two requests.
    pub pause: Duration,
}

impl Default for Manners {
    fn default() -> Self {
        Self { hosts_at_once: 8, patience: Duration::from_secs(15), pause: Duration::from_millis(200) }
    }
}

/// Asks for every page of another site that a post leads to, once. Good answers are kept in the file `cache` for a day.
/// What comes back are warnings, and errors where `blog.toml` says so.
#[must_use]
pub fn external(project: &Project, cache: &Path, now: Timestamp, manners: &Manners) -> Problems {
    let mut answers = Answers::read(cache, now);
    let mut hosts: BTreeMap<String, BTreeSet<Url>> = BTreeMap::new();
    for link in project.posts.iter().flat_map(|post| &post.external) {
        if let Some(url) = address(&link.destination).filter(|url| !answers.is_good(url)) {
            hosts.entry(url.authority().to_owned()).or_default().insert(url);
        }
    }
    let asked = ask_all(hosts, manners);
    for (url, outcome) in &asked {
        if *outcome == Ok(()) {
            answers.keep(url);
        }
    }
    // What cannot be kept is asked again, and that is all.
    let _ = answers.write();
    let mut found = Vec::new();
    for post in &project.posts {
        for link in &post.external {
            let outcome = address(&link.destination).and_then(|url| asked.get(&url));
            if let Some(Err(fault)) = outcome {
                let spot = Some(Spot::Words(link.destination.clone()));
                let (what, remedy) = (fault.what(&link.destination), fault.remedy());
                let problem = Problem::new(&post.file, Some(link.line), fault.into(), what, remedy);
                found.push(problem.at(spot).warning());
            }
        }
    }
    let mut problems = Vec::new();
    let left = warnings::weigh(found, &project.config.warnings, &mut problems);
    problems.extend(left);
    project.placed(problems)
}

/// Each host in a thread of its own while it is asked, never more of them than good manners allow.
fn ask_all(hosts: BTreeMap<String, BTreeSet<Url>>, manners: &Manners) -> BTreeMap<Url, Result<(), Fault>> {
    let queue = Mutex::new(hosts.into_values());
    let asked = Mutex::new(BTreeMap::new());
    let next = || queue.lock().unwrap_or_else(PoisonError::into_inner).next();
    thread::scope(|scope| {
        for _ in 0..manners.hosts_at_once.max(1) {
            scope.spawn(|| {
                while let Some(urls) = next() {
                    let mut host = Host::new(manners);
                    for url in urls {
                        let outcome = host.ask(&url);
                        asked.lock().unwrap_or_else(PoisonError::into_inner).insert(url, outcome);
                    }
                }
            });
        }
    });
    asked.into_inner().unwrap_or_else(PoisonError::into_inner)
}

/// What is asked for: a page, whatever part of it is meant.
fn address(destination: &str) -> Option<Url> {
    let whole =
        if destination.starts_with("//") { format!("https:{destination}") } else { destination.to_owned() };
    let mut url = Url::parse(&whole).ok().filter(|url| ["http", "https"].contains(&url.scheme()))?;
    url.set_fragment(None);
    Some(url)
}
