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
const OPTIONAL: [(&str, &str); 6] = [
    ("links", "links = [\"https://github.com/you\"]"),
    ("feed_limit", "feed_limit = 20"),
    ("offline", "offline = false"),
    ("offline_limit", "offline_limit = 5"),
    ("embed", "embed = [\"www.youtube-nocookie.com\"]"),
    ("hosts", "hosts = [\"github-pages\"]"),
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
    let mut values: [Option<String>; KEYS.len()] = Default::default();
    let mut named = [false; KEYS.len()];
    let (mut links, mut feed_limit) = (Vec::new(), FEED_LIMIT);
    let (mut offline, mut offline_limit) = (true, 5 * MB);
    let (mut embed, mut hosts) = (Vec::new(), Vec::new());
    for field in &found {
        let line = Some(field.line);
        if let Some((_, example)) = OPTIONAL.iter().find(|(key, _)| *key == field.key) {
            let done = match field.key.as_str() {
                "links" => read_links(field).map(|found| links = found),
                "hosts" => read_deployments(field).map(|found| hosts = found),
                "embed" => read_hosts(field).map(|found| embed = found),
                "offline" => read_switch(field).map(|found| offline = found),
                "offline_limit" => read_limit(field).map(|found| offline_limit = found.saturating_mul(MB)),
                _ => read_limit(field).map(|found| feed_limit = found),
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
            Ok(text) => values[at] = Some(text),
            Err((what, remedy)) => {
                let remedy = remedy.unwrap_or_else(|| format!("write {}", KEYS[at].1));
                problems.push(problem(line, format!("'{}' {what}", field.key), remedy));
            }
        }
    }
    for ((key, example), _) in KEYS.iter().zip(named).filter(|(_, named)| broken.is_empty() && !named) {
        problems.push(problem(None, format!("the setting '{key}' is missing"), format!("add {example}")));
    }
    match values {
        [Some(title), Some(tagline), Some(author), Some(language), Some(base_url)] if problems.is_empty() => {
            // Checked just above.
            let base = base(&base_url).unwrap_or_else(|_| Base::root());
            let blog = Blog { title, tagline, author, language, url: base_url };
            Ok(Config { blog, base, links, feed_limit, offline, offline_limit, embed, hosts })
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
        "base_url" => match base(&text) {
            Ok(_) => Ok(text),
            Err((why, better)) => {
                let remedy = better.map(|better| format!("write base_url = \"{better}\""));
                Err((format!("is \"{text}\", which {why}"), remedy))
            }
        },
        _ => Ok(text),
    }
}

/// The hosts that the blog is deployed to.
fn read_deployments(field: &Field) -> Result<Vec<Host>, String> {
    let names = || Host::ALL.map(|(name, _)| name).join(", ");
    let Value::List(values) = &field.value else {
        return Err(format!("is {}, but must be a list of: {}", field.value.kind(), names()));
    };
    let host = |value: &Value| match value {
        Value::Text(text) => match Host::ALL.iter().find(|(name, _)| name == text) {
            Some((_, host)) => Ok(*host),
            None => Err(format!("has \"{text}\", but the known hosts are {}", names())),
        },
        other => Err(format!("has {}, but must be a list of: {}", other.kind(), names())),
    };
    let hosts = values.iter().map(host).collect::<Result<Vec<_>, _>>()?;
    if hosts.contains(&Host::Cloudflare) && hosts.contains(&Host::Netlify) {
        return Err(
            "has cloudflare-pages and netlify, which read one file, _headers, in different ways".to_owned()
        );
    }
    Ok(hosts)
}

/// Names of hosts: they stand in the policy, so nothing else may be among them.
fn read_hosts(field: &Field) -> Result<Vec<String>, String> {
    let Value::List(values) = &field.value else {
        return Err(format!("is {}, but must be a list of hosts", field.value.kind()));
    };
    let host = |value: &Value| match value {
        Value::Text(text) if is_host(text) => Ok(text.clone()),
        Value::Text(text) => Err(format!("has \"{text}\", which is no name of a host")),
        other => Err(format!("has {}, but must be a list of hosts", other.kind())),
    };
    values.iter().map(host).collect()
}

fn is_host(text: &str) -> bool {
    let label = |part: &str| {
        let inner = part.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-'));
        inner && !part.is_empty() && !part.starts_with('-') && !part.ends_with('-')
    };
    text.contains('.') && text.split('.').all(label)
}

fn read_links(field: &Field) -> Result<Vec<String>, String> {
    let Value::List(values) = &field.value else {
        return Err(format!("is {}, but must be a list of addresses", field.value.kind()));
    };
    let link = |value: &Value| match value {
        Value::Text(text) if text.starts_with("https://") || text.starts_with("mailto:") => Ok(text.clone()),
        Value::Text(text) => {
            Err(format!("has \"{text}\", which begins neither with https:// nor with mailto:"))
        }
        other => Err(format!("has {}, but must be a list of addresses", other.kind())),
    };
    values.iter().map(link).collect()
}

fn read_switch(field: &Field) -> Result<bool, String> {
    match &field.value {
        Value::Bool(on) => Ok(*on),
        other => Err(format!("is {}, but must be true or false", other.kind())),
    }
}

fn read_limit(field: &Field) -> Result<usize, String> {
    match &field.value {
        Value::Integer(limit @ 1..) => Ok(usize::try_from(*limit).unwrap_or(usize::MAX)),
        Value::Integer(limit) => Err(format!("is {limit}, but must be a whole number from 1 on")),
        other => Err(format!("is {}, but must be a whole number from 1 on", other.kind())),
    }
}

/// The path of `https://host/path/`; else why there is none, and the address that may have been meant.
fn base(url: &str) -> Result<Base, (String, Option<String>)> {
    let scheme = ["https://", "http://"].into_iter().find(|scheme| url.starts_with(scheme));
    let Some(scheme) = scheme else {
        let better = (!url.contains(':') && !url.starts_with('/')).then(|| format!("https://{url}"));
        let better = better.map(|url| if url.ends_with('/') { url } else { url + "/" });
        return Err(("does not begin with https://".to_owned(), better));
    };
    if let Some(c) = url.chars().find(|c| c.is_whitespace() || "?#\"<>\\".contains(*c)) {
        return Err((format!("has the character {c:?}"), None));
    }
    let rest = &url[scheme.len()..];
    let host = rest.split('/').next().unwrap_or_default();
    if host.is_empty() || rest.contains("//") {
        return Err((
            if host.is_empty() { "names no host" } else { "has two slashes in a row" }.to_owned(),
            None,
        ));
    }
    if let Err(error) = url::Url::parse(url) {
        return Err((format!("is no address: {error}"), None));
    }
    match Base::new(&rest[host.len()..]) {
        Ok(base) => Ok(base),
        Err(_) => Err(("does not end with a slash".to_owned(), Some(format!("{url}/")))),
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
