mod explain;
mod fault;
mod reference;
mod settings;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::warnings::Level;

    fn with(line: &str) -> Result<Config, Vec<Problem>> {
        let folder = tempfile::tempdir().unwrap();
        let required = "title = \"T\"\ntagline = \"t\"\nauthor = \"A\"\nlanguage = \"en\"\n\
                        base_url = \"https://example.org/\"\n";
        fs::write(folder.path().join(FILE), format!("{required}{line}\n")).unwrap();
        load(folder.path())
    }

    #[test]
    fn a_limit_need_not_be_there_and_is_a_number() {
        assert_eq!(with("").map(|config| config.feed_limit), Ok(20));
        assert_eq!(with("feed_limit = 1_000").map(|config| config.feed_limit), Ok(1_000));
        for (value, is) in
            [("0", "0"), ("-1", "-1"), ("2.5", "a number"), ("\"20\"", "a text"), ("true", "true or false")]
        {
            let problems = with(&format!("feed_limit = {value}")).unwrap_err();
            let texts: Vec<_> = problems.iter().map(ToString::to_string).collect();
            let expected = format!(
                "blog.toml:6: 'feed_limit' is {is}, but must be a whole number from 1 on\n    write feed_limit = 20"
            );
            assert_eq!(texts, [expected]);
        }
        let near = with("feed_limt = 3").unwrap_err().remove(0).to_string();
        assert_eq!(near, "blog.toml:6: there is no setting 'feed_limt'\n    did you mean 'feed_limit'?");
    }

    #[test]
    fn offline_reading_is_on_up_to_five_megabytes() {
        let of = |line| with(line).map(|config| (config.offline, config.offline_limit));
        assert_eq!(of(""), Ok((true, 5_000_000)));
        assert_eq!(of("offline = false"), Ok((false, 5_000_000)));
        assert_eq!(of("offline_limit = 20"), Ok((true, 20_000_000)));
        let problem = with("offline = \"no\"").unwrap_err().remove(0).to_string();
        let expected =
            "blog.toml:6: 'offline' is a text, but must be true or false\n    write offline = false";
        assert_eq!(problem, expected);
    }

    #[test]
    fn copies_are_for_servers_that_send_them_or_where_they_are_asked_for() {
        let compresses = |line| with(line).map(|config| config.compresses());
        assert_eq!(compresses(""), Ok(false));
        assert_eq!(compresses("hosts = [\"github-pages\"]"), Ok(false));
        assert_eq!(compresses("hosts = [\"github-pages\", \"caddy\"]"), Ok(true));
        assert_eq!(compresses("compress = true"), Ok(true));
        assert_eq!(compresses("hosts = [\"nginx\"]\ncompress = false"), Ok(false));
    }

    #[test]
    fn hosts_are_known_and_frames_name_theirs() {
        let hosts = |line| with(line).map(|config| config.hosts);
        assert_eq!(hosts("hosts = [\"nginx\", \"s3\"]"), Ok(vec![Host::Nginx, Host::S3]));
        let wrong = |line: &str| with(line).unwrap_err().remove(0).what;
        assert!(
            wrong("hosts = [\"ftp\"]")
                .starts_with("'hosts' has \"ftp\", but the known hosts are azure, caddy, ")
        );
        assert!(wrong("hosts = [\"netlify\", \"cloudflare-pages\"]").contains("read one file, _headers"));
        assert_eq!(
            with("embed = [\"a.example\"]").map(|config| config.embed),
            Ok(vec!["a.example".to_owned()])
        );
        for host in ["https://a.example", "a.example; script-src *", "*", "a.example/b", ""] {
            let what = format!("'embed' has \"{host}\", which is no name of a host");
            assert_eq!(wrong(&format!("embed = [\"{host}\"]")), what);
        }
    }

    #[test]
    fn posts_may_lie_elsewhere() {
        let folder = |line| with(line).map(|config| config.posts.display().to_string());
        assert_eq!(folder(""), Ok("posts".to_owned()));
        assert_eq!(folder("posts = \"posts/\""), Ok("posts".to_owned()));
        assert_eq!(folder("posts = \"../old-blog/content/\""), Ok("../old-blog/content".to_owned()));
        let wrong = |line: &str| with(line).unwrap_err().remove(0).to_string();
        let write = "\n    write posts = \"../old-blog\"";
        assert_eq!(
            wrong("posts = 1"),
            format!("blog.toml:6: 'posts' is a number, but must be a text{write}")
        );
        for all in [".", "./", "target/blog"] {
            let expected =
                format!("blog.toml:6: 'posts' is \"{all}\", in which the build itself writes{write}");
            let line = format!("posts = \"{all}\"");
            assert_eq!(wrong(&line), expected);
        }
    }

    #[test]
    fn a_day_begins_where_the_author_says() {
        let zone = |line| with(line).map(|config| config.timezone.iana_name().map(str::to_owned));
        assert_eq!(zone(""), Ok(Some("UTC".to_owned())));
        assert_eq!(zone("timezone = \"Europe/Berlin\""), Ok(Some("Europe/Berlin".to_owned())));
        let said = |line| with(line).unwrap_err().remove(0).to_string();
        assert_eq!(
            said("timezone = \"Europe/Berln\""),
            "blog.toml:6: 'timezone' is \"Europe/Berln\", which is no time zone\n    write timezone = \"Europe/Berlin\""
        );
        assert_eq!(
            said("timezone = \"CEST\""),
            "blog.toml:6: 'timezone' is \"CEST\", which is no time zone\n    write timezone = \"CET\""
        );
    }

    #[test]
    fn every_default_in_the_table_is_the_default() {
        for setting in settings::SETTINGS {
            // In words where no value says it.
            let said = |default: &&str| !["any", "as the hosts need it"].contains(default);
            let Some(default) = setting.default.filter(said) else { continue };
            let same = with(&format!("{} = {default}", setting.key));
            assert_eq!(same, with(""), "{}", setting.key);
        }
    }

    #[test]
    fn warnings_are_raised_and_silenced_by_their_codes() {
        let config = with("[warnings]\nlong-title = \"allow\"\nsimilar-tag = \"error\"").unwrap();
        assert_eq!(
            config.warnings,
            Levels::from([("long-title", Level::Allow), ("similar-tag", Level::Error)])
        );
        let said: Vec<_> = with("[warnings]\nlong-titel = \"allow\"\nlong-title = true\nlayout = \"warn\"")
            .unwrap_err()
            .iter()
            .map(|problem| problem.to_string().lines().next().unwrap().to_owned())
            .collect();
        assert_eq!(
            said,
            [
                "blog.toml:7: there is no warning 'long-titel'",
                "blog.toml:8: the warning 'long-title' is true or false, but must be \"allow\", \"warn\" or \"error\"",
                "blog.toml:9: there is no warning 'layout'",
            ]
        );
        assert_eq!(with("warnings = 1").unwrap_err()[0].what, "'warnings' is a number, but must be a table");
    }

    #[test]
    fn links_are_whole_addresses() {
        let links =
            with("links = [\"https://a.example/me\", \"mailto:a@b.example\"]").map(|config| config.links);
        assert_eq!(links, Ok(vec!["https://a.example/me".to_owned(), "mailto:a@b.example".to_owned()]));
        let wrong = |value: &str| with(&format!("links = {value}")).unwrap_err().remove(0).what;
        assert_eq!(wrong("\"https://a.example\""), "'links' is a text, but must be a list of addresses");
        let what = "'links' has \"a.example\", which begins neither with https:// nor with mailto:";
        assert_eq!(wrong("[\"a.example\"]"), what);
    }
}
