mod explain;
mod fault;
mod reference;
mod settings;
#[cfg(test)]
mod tests;
mod values;

use std::fs;
use std::path::{Path, PathBuf};

use content::{Base, Blog};
use jiff::tz::TimeZone;

use self::fault::Fault;
use crate::assemble::Host;
use crate::fields::{self, Field, Value};
use crate::nearest::nearest;
use crate::problem::{Problem, Problems, utf8_until};
use crate::warnings::Levels;

pub use explain::{Explained, explain};
pub use reference::reference;

/// `blog.toml`: the blog's identity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// What readers see of it.
    pub blog: Blog,
    /// The path of its address.
    pub base: Base,
    /// The folder of the posts, seen from the blog's. Any but [`POSTS`] is read as an import reads it.
    pub posts: PathBuf,
    /// Where days begin and end.
    pub timezone: TimeZone,
    /// The author's pages elsewhere, which `rel="me"` joins to the blog.
    pub links: Vec<String>,
    /// The tags that posts may have; `None` when every tag is allowed.
    pub tags: Option<Vec<String>>,
    /// How many articles a feed holds.
    pub feed_limit: usize,
    /// Whether readers can keep the blog on their devices.
    pub offline: bool,
    /// Up to how many bytes, compressed, all of it is kept without being asked.
    pub offline_limit: usize,
    /// The hosts whose pages may stand in a text as frames.
    pub embed: Vec<String>,
    /// Where the blog is deployed: settings are written for these.
    pub hosts: Vec<Host>,
    /// What becomes of warnings, where it is said.
    pub warnings: Levels,
    /// Whether compressed copies lie beside the files, when the author says so.
    pub compress: Option<bool>,
}

/// The folder of posts that are written for this blog.
pub const POSTS: &str = "posts";

const FILE: &str = "blog.toml";
const MB: usize = 1_000_000;

impl Config {
    /// Reads and checks `blog.toml`.
    ///
    /// # Errors
    /// All its problems at once.
    pub fn load(root: &Path) -> Result<Self, Problems> {
        load(root).map_err(|problems| Problems::new(problems).placed(root))
    }

    /// Whether compressed copies are written: as the author says, else where a server is named that sends them. Other
    /// hosts compress by themselves, and would only store more.
    #[must_use]
    pub fn compresses(&self) -> bool {
        let sends_copies = |host: &Host| matches!(host, Host::Caddy | Host::Nginx);
        self.compress.unwrap_or_else(|| self.hosts.iter().any(sends_copies))
    }
}

/// Reads and checks `blog.toml`. All its problems come back at once.
pub(crate) fn load(root: &Path) -> Result<Config, Vec<Problem>> {
    let (found, broken) = fields::parse_toml(&read(root)?);
    let whole = broken.is_empty();
    let mut problems = Vec::new();
    for error in broken {
        let fault = Fault::Broken { why: error.why, remedy: error.remedy, column: error.column };
        problems.push(problem(Some(error.line), &fault));
    }
    let mut config = Config::default();
    let mut named = Vec::new();
    for field in &found {
        match settings::find(&field.key) {
            Some(setting) => {
                named.push(setting.key);
                for (line, fault) in config.take(field, setting) {
                    problems.push(problem(Some(line), &fault));
                }
            }
            None => {
                let nearest = nearest(&field.key, settings::SETTINGS.iter().map(|setting| setting.key));
                // A misspelt setting is not missing as well.
                named.extend(nearest);
                let fault = Fault::UnknownSetting { key: field.key.clone(), nearest };
                problems.push(problem(Some(field.line), &fault));
            }
        }
    }
    let required = settings::SETTINGS.iter().filter(|setting| setting.default.is_none());
    for setting in required.filter(|setting| whole && !named.contains(&setting.key)) {
        problems.push(problem(None, &Fault::MissingSetting { setting }));
    }
    if problems.is_empty() { Ok(config) } else { Err(problems) }
}

impl Default for Config {
    /// The defaults, with nothing in what must be there.
    fn default() -> Self {
        let empty = String::new;
        let blog =
            Blog { title: empty(), tagline: empty(), author: empty(), language: empty(), url: empty() };
        Self {
            blog,
            base: Base::root(),
            posts: POSTS.into(),
            timezone: TimeZone::UTC,
            links: Vec::new(),
            tags: None,
            feed_limit: 20,
            offline: true,
            offline_limit: 5 * MB,
            embed: Vec::new(),
            hosts: Vec::new(),
            warnings: Levels::new(),
            compress: None,
        }
    }
}

impl Config {
    /// Takes one setting over, and says what is wrong with it, with the lines.
    fn take(&mut self, field: &Field, setting: &'static settings::Setting) -> Vec<(u32, Fault)> {
        let done = match setting.key {
            "title" => values::text(field).map(|text| self.blog.title = text),
            "tagline" => values::text(field).map(|text| self.blog.tagline = text),
            "author" => values::text(field).map(|text| self.blog.author = text),
            "language" => values::language(field).map(|text| self.blog.language = text),
            "base_url" => values::address(field).map(|(url, base)| (self.blog.url, self.base) = (url, base)),
            "posts" => values::folder(field).map(|folder| self.posts = folder),
            "timezone" => values::zone(field).map(|zone| self.timezone = zone),
            "links" => values::links(field).map(|found| self.links = found),
            "tags" => values::tags(field).map(|found| self.tags = Some(found)),
            "hosts" => values::deployments(field).map(|found| self.hosts = found),
            "embed" => values::hosts(field).map(|found| self.embed = found),
            "offline" => values::switch(field).map(|found| self.offline = found),
            "compress" => values::switch(field).map(|found| self.compress = Some(found)),
            "offline_limit" => {
                values::limit(field).map(|found| self.offline_limit = found.saturating_mul(MB))
            }
            "feed_limit" => values::limit(field).map(|found| self.feed_limit = found),
            _ => match &field.value {
                Value::Table(levels) => {
                    let (levels, faults) = values::levels(levels);
                    self.warnings = levels;
                    return faults;
                }
                other => Err(values::Wrong::what(format!("is {}, but must be a table", other.kind()))),
            },
        };
        match done {
            Ok(()) => Vec::new(),
            Err(wrong) => {
                let fault = Fault::WrongSetting { setting, what: wrong.what, remedy: wrong.remedy };
                vec![(field.line, fault)]
            }
        }
    }
}

fn read(root: &Path) -> Result<String, Vec<Problem>> {
    let bytes = fs::read(root.join(FILE))
        .map_err(|error| vec![problem(None, &Fault::Unreadable { kind: error.kind() })])?;
    String::from_utf8(bytes).map_err(|error| {
        let line = utf8_until(error.as_bytes(), error.utf8_error());
        vec![problem(Some(line), &Fault::NotUtf8)]
    })
}

fn problem(line: Option<u32>, fault: &Fault) -> Problem {
    Problem::new(FILE, line, fault.into(), fault.what(), fault.remedy()).at(fault.spot())
}
