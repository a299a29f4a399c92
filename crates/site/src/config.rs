use std::fs;
use std::path::{Path, PathBuf};

use content::{Base, Blog};

use crate::fields::{self, Field, Value};
use crate::nearest::nearest;
use crate::problem::Problem;

/// `blog.toml`: the blog's identity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// What readers see of it.
    pub blog: Blog,
    /// The path of its address.
    pub base: Base,
    /// How many articles a feed holds at most.
    pub feed_limit: usize,
}

const FILE: &str = "blog.toml";
const KEYS: [(&str, &str); 5] = [
    ("title", "title = \"The blog's name\""),
    ("tagline", "tagline = \"One sentence\""),
    ("author", "author = \"Your name\""),
    ("language", "language = \"en\""),
    ("base_url", "base_url = \"https://example.org/\""),
];

/// Settings that need not be there, with what they are without.
const OPTIONAL: [(&str, &str); 1] = [("feed_limit", "feed_limit = 20")];
const FEED_LIMIT: usize = 20;

/// Every setting that there is.
fn known() -> impl Iterator<Item = &'static str> {
    KEYS.iter().chain(&OPTIONAL).map(|(key, _)| *key)
}

/// Reads and checks `blog.toml`. All its problems come back at once.
pub(crate) fn load(root: &Path) -> Result<Config, Vec<Problem>> {
    let text = match fs::read_to_string(root.join(FILE)) {
        Ok(text) => text,
        Err(error) => {
            let remedy = "run cargo blog in the blog's folder, where blog.toml lies";
            return Err(vec![problem(None, format!("the file cannot be read: {}", error.kind()), remedy)]);
        }
    };
    let (found, broken) = fields::parse_toml(&text);
    let mut problems = Vec::new();
    for error in &broken {
        let what = format!("the file is not valid TOML: {}", error.why);
        problems.push(problem(Some(error.line), what, "texts stand in quotes: key = \"text\""));
    }
    let mut values: [Option<String>; KEYS.len()] = Default::default();
    let mut feed_limit = FEED_LIMIT;
    for field in &found {
        let line = Some(field.line);
        if field.key == "feed_limit" {
            match field.value {
                Value::Integer(limit @ 1..) => feed_limit = usize::try_from(limit).unwrap_or(usize::MAX),
                _ => problems.push(wrong(field, "a whole number from 1 on", OPTIONAL[0].1)),
            }
            continue;
        }
        let Some(at) = KEYS.iter().position(|(key, _)| *key == field.key) else {
            let remedy = match nearest(&field.key, known()) {
                Some(near) => format!("did you mean '{near}'?"),
                None => format!("remove it; the known keys are {}", known().collect::<Vec<_>>().join(", ")),
            };
            problems.push(problem(line, format!("there is no setting '{}'", field.key), remedy));
            continue;
        };
        match &field.value {
            Value::Text(text) if !text.trim().is_empty() => values[at] = Some(text.trim().to_owned()),
            _ => problems.push(wrong(field, "a text", KEYS[at].1)),
        }
    }
    for (at, (key, example)) in KEYS.iter().enumerate() {
        if broken.is_empty() && !found.iter().any(|field| field.key == *key) {
            problems.push(problem(None, format!("the setting '{key}' is missing"), format!("add {example}")));
        } else if *key == "base_url"
            && let Some(url) = &values[at]
            && base(url).is_none()
        {
            let line = found.iter().find(|field| field.key == *key).map(|field| field.line);
            let what = format!("'base_url' is \"{url}\", which is no address of a folder");
            problems.push(problem(line, what, "write it with https:// and a slash at the end"));
        }
    }
    match values {
        [Some(title), Some(tagline), Some(author), Some(language), Some(base_url)] if problems.is_empty() => {
            // Checked just above.
            let base = base(&base_url).unwrap_or_else(Base::root);
            let blog = Blog { title, tagline, author, language, url: base_url };
            Ok(Config { blog, base, feed_limit })
        }
        _ => Err(problems),
    }
}

/// A value that is not what its setting holds.
fn wrong(field: &Field, wants: &str, example: &str) -> Problem {
    let is = match &field.value {
        Value::Integer(number) => number.to_string(),
        other => other.kind().to_owned(),
    };
    let what = format!("'{}' is {is}, but must be {wants}", field.key);
    problem(Some(field.line), what, format!("write {example}"))
}

/// The path of `https://host/path/`.
fn base(url: &str) -> Option<Base> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    let slash = rest.find('/')?;
    url::Url::parse(url).ok()?;
    if slash == 0 { None } else { Base::new(&rest[slash..]).ok() }
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
}
