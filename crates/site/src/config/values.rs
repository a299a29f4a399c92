//! What one setting says. What is wrong is the rest of a sentence that begins with the setting's name.

use std::path::{Component, Path, PathBuf};

use content::{Base, Slug, is_language};
use jiff::tz::{TimeZone, TimeZoneDatabase};

use super::fault::Fault;
use crate::assemble::Host;
use crate::fields::{Field, Value};
use crate::nearest::nearest;
use crate::warnings::{Level, Levels, WARNINGS};

/// What is wrong with a value, and what to do when that is not simply to write the setting's example.
#[derive(Debug)]
pub(super) struct Wrong {
    pub(super) what: String,
    pub(super) remedy: Option<String>,
}

impl Wrong {
    pub(super) fn what(what: String) -> Self {
        Self { what, remedy: None }
    }
}

/// A text on one line.
pub(super) fn text(field: &Field) -> Result<String, Wrong> {
    let Value::Text(text) = &field.value else {
        return Err(Wrong::what(format!("is {}, but must be a text", field.value.kind())));
    };
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() { Err(Wrong::what("is empty".to_owned())) } else { Ok(text) }
}

/// A BCP 47 tag.
pub(super) fn language(field: &Field) -> Result<String, Wrong> {
    let text = text(field)?;
    if is_language(&text) {
        return Ok(text);
    }
    let remedy = Some("write its code, as in en, pt-BR or zh-Hans".to_owned());
    Err(Wrong { what: format!("is \"{text}\", which is no language tag"), remedy })
}

/// The blog's address, with the path in it.
pub(super) fn address(field: &Field) -> Result<(String, Base), Wrong> {
    let text = text(field)?;
    match base(&text) {
        Ok(base) => Ok((text, base)),
        Err((why, better)) => {
            let remedy = better.map(|better| format!("write base_url = \"{better}\""));
            Err(Wrong { what: format!("is \"{text}\", which {why}"), remedy })
        }
    }
}

/// A folder, seen from the blog's. Where builds write, nobody's posts are.
pub(super) fn folder(field: &Field) -> Result<PathBuf, Wrong> {
    let text = text(field)?;
    let parts = Path::new(&text).components().filter(|part| *part != Component::CurDir);
    let folder: PathBuf = parts.collect();
    if folder.as_os_str().is_empty() || folder.starts_with("target") || folder.starts_with("dist") {
        return Err(Wrong::what(format!("is \"{text}\", in which the build itself writes")));
    }
    Ok(folder)
}

/// A time zone by its name. The database comes with the program: every machine knows the same ones.
pub(super) fn zone(field: &Field) -> Result<TimeZone, Wrong> {
    let text = text(field)?;
    if text == "UTC" {
        return Ok(TimeZone::UTC);
    }
    let zones = TimeZoneDatabase::bundled();
    zones.get(&text).map_err(|_| {
        let names: Vec<_> = zones.available().map(|name| name.to_string()).collect();
        let near = nearest(&text, names.iter().map(String::as_str));
        let remedy = near.map(|near| format!("write timezone = \"{near}\""));
        Wrong { what: format!("is \"{text}\", which is no time zone"), remedy }
    })
}

/// The tags that posts may have.
pub(super) fn tags(field: &Field) -> Result<Vec<String>, Wrong> {
    list(field, "of texts", |text| match Slug::from_text(text) {
        Some(_) => Ok(text.to_owned()),
        None => Err("which has no letter or digit".to_owned()),
    })
}

/// What becomes of warnings, by their codes; and what is wrong there, with the lines.
pub(super) fn levels(fields: &[Field]) -> (Levels, Vec<(u32, Fault)>) {
    let mut levels = Levels::new();
    let mut faults = Vec::new();
    for Field { key, line, value } in fields {
        let Some((code, _)) = WARNINGS.iter().find(|(code, _)| code == key) else {
            let nearest = nearest(key, WARNINGS.iter().map(|(code, _)| *code));
            faults.push((*line, Fault::UnknownWarning { code: key.clone(), nearest }));
            continue;
        };
        let level = match value {
            Value::Text(text) => Level::ALL.iter().find(|(name, _)| name == text).map(|(_, level)| *level),
            _ => None,
        };
        match (level, value) {
            (Some(level), _) => {
                levels.insert(*code, level);
            }
            (None, Value::Text(text)) => {
                faults.push((*line, Fault::UnknownLevel { code: key.clone(), is: format!("\"{text}\"") }));
            }
            (None, other) => {
                faults.push((*line, Fault::UnknownLevel { code: key.clone(), is: other.kind().to_owned() }));
            }
        }
    }
    (levels, faults)
}

/// The hosts that the blog is deployed to.
pub(super) fn deployments(field: &Field) -> Result<Vec<Host>, Wrong> {
    let names = Host::ALL.map(|(name, _)| name).join(", ");
    let hosts = list(field, &format!("of: {names}"), |text| {
        let known = Host::ALL.iter().find(|(name, _)| *name == text);
        known.map(|(_, host)| *host).ok_or_else(|| format!("but the known hosts are {names}"))
    })?;
    if hosts.contains(&Host::Cloudflare) && hosts.contains(&Host::Netlify) {
        let what = "has cloudflare-pages and netlify, which read one file, _headers, in different ways";
        return Err(Wrong::what(what.to_owned()));
    }
    Ok(hosts)
}

/// Names of hosts: they stand in the policy, so nothing else may be among them.
pub(super) fn hosts(field: &Field) -> Result<Vec<String>, Wrong> {
    list(field, "of hosts", |text| match is_host(text) {
        true => Ok(text.to_owned()),
        false => Err("which is no name of a host".to_owned()),
    })
}

/// Addresses of pages and mailboxes.
pub(super) fn links(field: &Field) -> Result<Vec<String>, Wrong> {
    list(field, "of addresses", |text| match text.starts_with("https://") || text.starts_with("mailto:") {
        true => Ok(text.to_owned()),
        false => Err("which begins neither with https:// nor with mailto:".to_owned()),
    })
}

/// A list of texts, each read by `item`.
fn list<T>(field: &Field, of: &str, item: impl Fn(&str) -> Result<T, String>) -> Result<Vec<T>, Wrong> {
    let must = |verb: &str, value: &Value| format!("{verb} {}, but must be a list {of}", value.kind());
    let Value::List(values) = &field.value else { return Err(Wrong::what(must("is", &field.value))) };
    let read = |value: &Value| match value {
        Value::Text(text) => item(text).map_err(|why| format!("has \"{text}\", {why}")),
        other => Err(must("has", other)),
    };
    values.iter().map(read).collect::<Result<_, _>>().map_err(Wrong::what)
}

fn is_host(text: &str) -> bool {
    let label = |part: &str| {
        let inner = part.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-'));
        inner && !part.is_empty() && !part.starts_with('-') && !part.ends_with('-')
    };
    text.contains('.') && text.split('.').all(label)
}

/// Yes or no.
pub(super) fn switch(field: &Field) -> Result<bool, Wrong> {
    match &field.value {
        Value::Bool(on) => Ok(*on),
        other => Err(Wrong::what(format!("is {}, but must be true or false", other.kind()))),
    }
}

/// A number of something, at least one.
pub(super) fn limit(field: &Field) -> Result<usize, Wrong> {
    match &field.value {
        Value::Integer(limit @ 1..) => Ok(usize::try_from(*limit).unwrap_or(usize::MAX)),
        Value::Integer(limit) => {
            Err(Wrong::what(format!("is {limit}, but must be a whole number from 1 on")))
        }
        other => Err(Wrong::what(format!("is {}, but must be a whole number from 1 on", other.kind()))),
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
