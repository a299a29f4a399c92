use serde_json::Value;

use crate::values::{self, Values};

/// A post's file, taken apart.
#[derive(Debug, PartialEq)]
pub(crate) struct Parts<'a> {
    pub(crate) values: Values,
    pub(crate) body: &'a str,
    /// How its front matter was written, for the report; `None` when there is none.
    pub(crate) notation: Option<&'static str>,
    /// The words of the parser, where the front matter is not quite what it claims to be.
    pub(crate) broken: Option<String>,
}

/// Splits a file's text: TOML between `+++`, YAML or JSON between `---`, a JSON object, Hexo's keys that only end with
/// a fence, Pelican's and MultiMarkdown's header lines, or nothing.
pub(crate) fn split(text: &str) -> Parts<'_> {
    let text = text.trim_start_matches('\u{feff}');
    // Other generators accept blank lines before the fence.
    let start = text.trim_start();
    let first = start.lines().next().unwrap_or_default().trim_end();
    let found = match first {
        "+++" => fenced(start, &["+++"]).map(|(inner, body)| toml(inner, body)),
        "---" | "---yaml" | "--- yaml" => {
            fenced(start, &["---", "..."]).map(|(inner, body)| yaml(inner, body))
        }
        "---toml" | "--- toml" => fenced(start, &["---"]).map(|(inner, body)| toml(inner, body)),
        "---json" | "--- json" | ";;;" => fenced(start, &["---", ";;;"]).map(|(inner, body)| {
            json(inner)
                .unwrap_or_else(|why| Parts {
                    values: Values::new(),
                    body,
                    notation: Some("JSON"),
                    broken: Some(why),
                })
                .with_body(body)
        }),
        _ if first.starts_with('{') && !first.starts_with("{%") && !first.starts_with("{{") => {
            json(start).ok()
        }
        _ => headers(start),
    };
    found.unwrap_or(Parts { values: Values::new(), body: text, notation: None, broken: None })
}

impl<'a> Parts<'a> {
    fn with_body(self, body: &'a str) -> Self {
        Self { body, ..self }
    }
}

/// What stands between the first line and the next that closes it.
fn fenced<'a>(text: &'a str, closing: &[&str]) -> Option<(&'a str, &'a str)> {
    let start = text.find('\n')? + 1;
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if closing.contains(&line.trim_end()) {
            return Some((&text[start..at], &text[at + line.len()..]));
        }
        at += line.len();
    }
    None
}

fn toml<'a>(inner: &str, body: &'a str) -> Parts<'a> {
    let (values, broken) = match values::toml(inner) {
        Ok(values) => (values, None),
        Err(why) => (equals_lines(inner), Some(why)),
    };
    Parts { values, body, notation: Some("TOML"), broken }
}

/// `key = value` lines of TOML that is none.
fn equals_lines(text: &str) -> Values {
    let lines: Vec<_> = text.lines().map(|line| line.replacen('=', ":", 1).replacen(" :", ":", 1)).collect();
    values::by_lines(&lines.join("\n"))
}

fn yaml<'a>(inner: &str, body: &'a str) -> Parts<'a> {
    let (values, broken) = values::yaml(inner);
    Parts { values, body, notation: Some("YAML"), broken }
}

fn json(text: &str) -> Result<Parts<'_>, String> {
    let (values, end) = values::json(text)?;
    let rest = text[end..].trim_start_matches([' ', '\t']);
    let body = rest.strip_prefix(";;;").unwrap_or(rest);
    Ok(Parts { values, body: body.strip_prefix('\n').unwrap_or(body), notation: Some("JSON"), broken: None })
}

/// The keys with which header lines begin: prose with a colon in it is none.
const HEADERS: [&str; 14] = [
    "title",
    "date",
    "modified",
    "tags",
    "category",
    "slug",
    "author",
    "authors",
    "summary",
    "lang",
    "status",
    "layout",
    "categories",
    "keywords",
];

/// `Title: …` lines up to a blank line (Pelican), or up to a fence (Hexo).
fn headers(text: &str) -> Option<Parts<'_>> {
    let (first, _) = text.lines().next()?.split_once(':')?;
    if !HEADERS.contains(&first.trim().to_lowercase().as_str()) {
        return None;
    }
    let mut at = 0;
    let mut inner = String::new();
    for line in text.split_inclusive('\n') {
        let bare = line.trim_end();
        at += line.len();
        if bare == "---" {
            return Some(yaml(&text[..at - line.len()], &text[at..]));
        }
        if bare.is_empty() {
            break;
        }
        // A line that is indented goes on with the value before it.
        match bare.split_once(':') {
            Some((key, _)) if !bare.starts_with([' ', '\t']) && values::is_key(key) => {
                inner.push('\n');
                inner.push_str(bare);
            }
            _ if bare.starts_with([' ', '\t']) => {
                inner.push(' ');
                inner.push_str(bare.trim());
            }
            _ => return None,
        }
    }
    // The value of a header is text, whatever YAML would make of it.
    let values = inner
        .lines()
        .filter_map(|line| line.split_once(':'))
        .map(|(key, value)| (key.trim().to_lowercase(), Value::String(value.trim().to_owned())));
    Some(Parts { values: values.collect(), body: &text[at..], notation: Some("header lines"), broken: None })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn parts(text: &str) -> (Value, String, Option<&'static str>) {
        let parts = split(text);
        assert_eq!(parts.broken, None, "{text}");
        (Value::Object(parts.values), parts.body.to_owned(), parts.notation)
    }

    #[test]
    fn every_notation_is_found() {
        let a = json!({"title": "A"});
        let (yaml, toml, json_) = (Some("YAML"), Some("TOML"), Some("JSON"));
        assert_eq!(parts("---\ntitle: A\n---\nB\n---\n"), (a.clone(), "B\n---\n".into(), yaml));
        assert_eq!(parts("\u{feff}\n---\ntitle: A\n...\nB"), (a.clone(), "B".into(), yaml));
        assert_eq!(parts("+++\ntitle = 'A'\n+++\nB"), (a.clone(), "B".into(), toml));
        assert_eq!(parts("---toml\ntitle = 'A'\n---\nB"), (a.clone(), "B".into(), toml));
        assert_eq!(parts("{\"title\": \"A\"}\nB"), (a.clone(), "B".into(), json_));
        assert_eq!(parts("---json\n{\"title\": \"A\"}\n---\nB"), (a.clone(), "B".into(), json_));
        assert_eq!(parts("{\"title\": \"A\"}\n;;;\nB").0, a);
        assert_eq!(parts("title: A\n---\nB"), (a.clone(), "B".into(), yaml));
        assert_eq!(
            parts("Title: A: b\nTags: x,\n  y\n\nB"),
            (json!({"title": "A: b", "tags": "x, y"}), "B".into(), Some("header lines"))
        );
        assert_eq!(parts("# A\n\nB"), (json!({}), "# A\n\nB".into(), None));
        assert_eq!(parts("Note: this is prose\nof two lines\n").2, None);
        assert_eq!(parts("---\nnever closed\n").2, None);
        assert_eq!(parts("---\n---\nB"), (json!({}), "B".into(), yaml));
    }

    #[test]
    fn broken_front_matter_is_read_as_far_as_it_goes() {
        let parts = split("+++\ntitle = A\ndate = 2024-01-01\n+++\nB");
        assert_eq!(Value::Object(parts.values), json!({"title": "A", "date": "2024-01-01"}));
        assert!(parts.broken.is_some());
        assert_eq!(parts.body, "B");
    }
}
