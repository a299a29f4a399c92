use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use content::{Base, Blog};

use crate::fields::{self, Field, Value};
use crate::nearest::nearest;
use crate::problem::{Problem, reason, utf8_until};

/// `blog.toml`: the blog's identity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// What readers see of it.
    pub blog: Blog,
    /// Where the blog will live, with its base path and a slash at the end: `https://example.org/blog/`.
    pub base_url: String,
    /// The path of `base_url`.
    pub base: Base,
}

const FILE: &str = "blog.toml";
const KEYS: [(&str, &str); 5] = [
    ("title", "title = \"The blog's name\""),
    ("tagline", "tagline = \"One sentence\""),
    ("author", "author = \"Your name\""),
    ("language", "language = \"en\""),
    ("base_url", "base_url = \"https://example.org/\""),
];

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
    for field in &found {
        let line = Some(field.line);
        let Some(at) = KEYS.iter().position(|(key, _)| *key == field.key) else {
            let near = nearest(&field.key, KEYS.map(|(key, _)| key));
            let remedy = match near {
                Some(near) => format!("did you mean '{near}'?"),
                None => format!("remove it; the known keys are {}", KEYS.map(|(key, _)| key).join(", ")),
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
            Ok(Config { blog: Blog { title, tagline, author, language }, base_url, base })
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

/// The shape of a BCP 47 tag: a language of two or three letters, then subtags.
fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let first = parts.next().unwrap_or_default();
    (2..=3).contains(&first.len())
        && first.chars().all(|c| c.is_ascii_alphabetic())
        && parts.all(|part| (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric()))
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
    match Base::new(&rest[host.len()..]) {
        Ok(base) => Ok(base),
        Err(_) => Err(("does not end with a slash".to_owned(), Some(format!("{url}/")))),
    }
}

fn problem(line: Option<u32>, what: String, remedy: impl Into<String>) -> Problem {
    Problem { file: PathBuf::from(FILE), line, what, remedy: remedy.into() }
}
