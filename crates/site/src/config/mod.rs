mod values;

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use content::{Base, Blog, is_language};

use crate::assemble::Host;
use crate::fields::{self, Field, Value};
use crate::nearest::nearest;
use crate::problem::{Problem, Problems, reason, utf8_until};

/// `blog.toml`: the blog's identity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// What readers see of it.
    pub blog: Blog,
    /// The path of its address.
    pub base: Base,
    /// The author's pages elsewhere, which `rel="me"` joins to the blog.
    pub links: Vec<String>,
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
    /// Whether compressed copies lie beside the files, when the author says so.
    pub compress: Option<bool>,
}

const FILE: &str = "blog.toml";
const KEYS: [(&str, &str); 5] = [
    ("title", "title = \"The blog's name\""),
    ("tagline", "tagline = \"One sentence\""),
    ("author", "author = \"Your name\""),
    ("language", "language = \"en\""),
    ("base_url", "base_url = \"https://example.org/\""),
];
/// Settings that need not be there.
const OPTIONAL: [(&str, &str); 7] = [
    ("links", "links = [\"https://github.com/you\"]"),
    ("feed_limit", "feed_limit = 20"),
    ("offline", "offline = false"),
    ("offline_limit", "offline_limit = 5"),
    ("embed", "embed = [\"www.youtube-nocookie.com\"]"),
    ("hosts", "hosts = [\"github-pages\"]"),
    ("compress", "compress = true"),
];
const FEED_LIMIT: usize = 20;
const MB: usize = 1_000_000;

/// Every setting that there is.
fn known() -> impl Iterator<Item = &'static str> {
    KEYS.iter().chain(&OPTIONAL).map(|(key, _)| *key)
}

impl Config {
    /// Reads and checks `blog.toml`.
    ///
    /// # Errors
    /// All its problems at once.
    pub fn load(root: &Path) -> Result<Self, Problems> {
        load(root).map_err(Problems::new)
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
    let text = read(root).map_err(|problem| vec![problem])?;
    let (found, broken) = fields::parse_toml(&text);
    let mut problems = Vec::new();
    for error in &broken {
        let what = format!("the file is not valid TOML: {}", error.why);
        problems.push(problem(Some(error.line), what, error.remedy));
    }
    let mut texts: [Option<String>; KEYS.len()] = Default::default();
    let mut named = [false; KEYS.len()];
    let (mut links, mut feed_limit) = (Vec::new(), FEED_LIMIT);
    let (mut offline, mut offline_limit) = (true, 5 * MB);
    let (mut embed, mut hosts, mut compress) = (Vec::new(), Vec::new(), None);
    for field in &found {
        let line = Some(field.line);
        if let Some((_, example)) = OPTIONAL.iter().find(|(key, _)| *key == field.key) {
            let done = match field.key.as_str() {
                "links" => values::links(field).map(|found| links = found),
                "hosts" => values::deployments(field).map(|found| hosts = found),
                "embed" => values::hosts(field).map(|found| embed = found),
                "compress" => values::switch(field).map(|found| compress = Some(found)),
                "offline" => values::switch(field).map(|found| offline = found),
                "offline_limit" => values::limit(field).map(|found| offline_limit = found.saturating_mul(MB)),
                _ => values::limit(field).map(|found| feed_limit = found),
            };
            if let Err(what) = done {
                problems.push(problem(line, format!("'{}' {what}", field.key), format!("write {example}")));
            }
            continue;
        }
        let Some(at) = KEYS.iter().position(|(key, _)| *key == field.key) else {
            let near = nearest(&field.key, known());
            let remedy = match near {
                Some(near) => format!("did you mean '{near}'?"),
                None => format!("remove it; the known keys are {}", known().collect::<Vec<_>>().join(", ")),
            };
            problems.push(problem(line, format!("there is no setting '{}'", field.key), remedy));
            // A misspelt setting is not missing as well.
            if let Some(at) = KEYS.iter().position(|(key, _)| Some(*key) == near) {
                named[at] = true;
            }
            continue;
        };
        named[at] = true;
        match check(field) {
            Ok(text) => texts[at] = Some(text),
            Err((what, remedy)) => {
                let remedy = remedy.unwrap_or_else(|| format!("write {}", KEYS[at].1));
                problems.push(problem(line, format!("'{}' {what}", field.key), remedy));
            }
        }
    }
    for ((key, example), _) in KEYS.iter().zip(named).filter(|(_, named)| broken.is_empty() && !named) {
        problems.push(problem(None, format!("the setting '{key}' is missing"), format!("add {example}")));
    }
    match texts {
        [Some(title), Some(tagline), Some(author), Some(language), Some(base_url)] if problems.is_empty() => {
            // Checked just above.
            let base = values::base(&base_url).unwrap_or_else(|_| Base::root());
            let blog = Blog { title, tagline, author, language, url: base_url };
            Ok(Config { blog, base, links, feed_limit, offline, offline_limit, embed, hosts, compress })
        }
        _ => Err(problems),
    }
}

fn read(root: &Path) -> Result<String, Problem> {
    let bytes = fs::read(root.join(FILE)).map_err(|error| {
        let remedy = match error.kind() {
            ErrorKind::NotFound => "run cargo blog in the blog's folder, where blog.toml lies",
            _ => "make blog.toml a file that you may read",
        };
        problem(None, format!("the file cannot be read: {}", reason(error.kind())), remedy)
    })?;
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text),
        Err(error) => {
            let line = utf8_until(error.as_bytes(), error.utf8_error());
            let what = "the file is not UTF-8 from here on".to_owned();
            Err(problem(Some(line), what, "save the file again with the encoding UTF-8"))
        }
    }
}

/// What is wrong, and what to do when that is not simply to write the setting's example.
type Wrong = (String, Option<String>);

fn check(field: &Field) -> Result<String, Wrong> {
    let Value::Text(text) = &field.value else {
        return Err((format!("is {}, but must be a text", field.value.kind()), None));
    };
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match field.key.as_str() {
        _ if text.is_empty() => Err(("is empty".to_owned(), None)),
        "language" if !is_language(&text) => {
            let remedy = "write its code, as in en, pt-BR or zh-Hans".to_owned();
            Err((format!("is \"{text}\", which is no language tag"), Some(remedy)))
        }
        "base_url" => match values::base(&text) {
            Ok(_) => Ok(text),
            Err((why, better)) => {
                let remedy = better.map(|better| format!("write base_url = \"{better}\""));
                Err((format!("is \"{text}\", which {why}"), remedy))
            }
        },
        _ => Ok(text),
    }
}

fn problem(line: Option<u32>, what: String, remedy: impl Into<String>) -> Problem {
    Problem { file: PathBuf::from(FILE), line, what, remedy: remedy.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

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
