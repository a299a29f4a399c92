use std::collections::btree_map::Entry;

use url::Url;

use super::client::{Answer, Client};
use super::fault::Fault;
use super::judge::Judge;
use super::page::Page;
use super::release::{File, Release};
use super::report::Report;

/// So many answers are in memory at once.
const AT_ONCE: usize = 60;

/// Addresses that nobody has: as a page, and as a file in a folder whose files are kept for good.
const NOBODYS: [&str; 2] = ["a-page-that-nobody-has/", "app/a-file-that-nobody-has.js"];

/// One look at a blog.
pub(super) struct Walk {
    home: Url,
    client: Client,
    release: Release,
}

impl Walk {
    pub(super) fn new(home: Url, release: Release) -> Self {
        Self { client: Client::new(home.clone()), home, release }
    }

    /// Looks at everything.
    pub(super) fn run(mut self) -> Report {
        let first = self.ask("");
        let page = first.as_ref().ok().map(|answer| Page::read(&answer.body)).unwrap_or_default();
        let mut judge = Judge::new(self.home.clone(), page.policy.as_deref());
        let fault = match (&first, page.base) {
            (Err(why), _) => Some(Fault::Unreachable { why: why.clone() }),
            (Ok(answer), _) if answer.status != 200 => Some(Fault::Status { status: answer.status }),
            (Ok(_), None) => Some(Fault::NotABlog),
            (Ok(_), Some(is)) => (is != self.home.path()).then_some(Fault::OtherBase { is }),
        };
        if let Some(fault) = fault {
            // Everything else would follow from it.
            judge.fault(fault, "");
            return judge.report();
        }
        if !self.release.whole {
            self.learn_from_worker();
        }
        let mut next: Vec<String> = self.release.files.keys().cloned().collect();
        while !next.is_empty() {
            let mut found = Vec::new();
            for paths in next.chunks(AT_ONCE) {
                for (path, answer) in self.client.get_all(paths) {
                    let file = self.release.files.get(&path).cloned().unwrap_or_default();
                    judge.file(&path, &file, self.release.whole, &answer);
                    found.extend(self.new_files(&path, &file, &answer));
                }
            }
            next = found;
        }
        for (path, answer) in self.client.get_all(&NOBODYS.map(str::to_owned)) {
            judge.unknown_address(&path, self.release.not_found.as_deref(), &answer);
        }
        judge.report()
    }

    fn ask(&self, path: &str) -> Result<Answer, String> {
        let answers = self.client.get_all(&[path.to_owned()]);
        answers.into_iter().next().map_or(Err("nothing was asked".to_owned()), |(_, answer)| answer)
    }

    /// The worker's list has the hashes of what it keeps, so it is read before all else.
    fn learn_from_worker(&mut self) {
        let Ok(worker) = self.ask("sw.js") else { return };
        for (list, _) in Release::told_by("sw.js", &worker.body, self.home.path()) {
            let Ok(answer) = self.ask(&list) else { return };
            for (path, hash) in Release::told_by(&list, &answer.body, self.home.path()) {
                self.release.files.insert(path, File { hash, ..File::default() });
            }
        }
    }

    /// What an answer names and is not known yet. From now on it is.
    fn new_files(&mut self, path: &str, file: &File, answer: &Result<Answer, String>) -> Vec<String> {
        let Ok(answer) = answer else { return Vec::new() };
        if answer.status != 200 || file.leads_to.is_some() {
            return Vec::new();
        }
        let address = self.client.address(path);
        let base = self.home.path().to_owned();
        let named = if answer.header("content-type").is_some_and(|is| is.starts_with("text/html")) {
            Page::read(&answer.body).names(&address, &self.home)
        } else if self.release.whole {
            Vec::new()
        } else {
            Release::told_by(path, &answer.body, &base).into_iter().map(|(path, _)| path).collect()
        };
        let named_by = Some(format!("{base}{path}"));
        let files = &mut self.release.files;
        let mut add = |path: &String| match files.entry(path.clone()) {
            Entry::Occupied(_) => false,
            Entry::Vacant(entry) => {
                entry.insert(File { named_by: named_by.clone(), ..File::default() });
                true
            }
        };
        named.into_iter().filter(|path| add(path)).collect()
    }
}
