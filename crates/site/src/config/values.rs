//! What one setting says. An error is the rest of a sentence that begins with the setting's name.

use content::Base;

use crate::assemble::Host;
use crate::fields::{Field, Value};

/// The hosts that the blog is deployed to.
pub(super) fn deployments(field: &Field) -> Result<Vec<Host>, String> {
    let names = Host::ALL.map(|(name, _)| name).join(", ");
    let hosts = list(field, &format!("of: {names}"), |text| {
        let known = Host::ALL.iter().find(|(name, _)| *name == text);
        known.map(|(_, host)| *host).ok_or_else(|| format!("but the known hosts are {names}"))
    })?;
    if hosts.contains(&Host::Cloudflare) && hosts.contains(&Host::Netlify) {
        return Err(
            "has cloudflare-pages and netlify, which read one file, _headers, in different ways".to_owned()
        );
    }
    Ok(hosts)
}

/// Names of hosts: they stand in the policy, so nothing else may be among them.
pub(super) fn hosts(field: &Field) -> Result<Vec<String>, String> {
    list(field, "of hosts", |text| match is_host(text) {
        true => Ok(text.to_owned()),
        false => Err("which is no name of a host".to_owned()),
    })
}

/// Addresses of pages and mailboxes.
pub(super) fn links(field: &Field) -> Result<Vec<String>, String> {
    list(field, "of addresses", |text| match text.starts_with("https://") || text.starts_with("mailto:") {
        true => Ok(text.to_owned()),
        false => Err("which begins neither with https:// nor with mailto:".to_owned()),
    })
}

/// A list of texts, each read by `item`.
fn list<T>(field: &Field, of: &str, item: impl Fn(&str) -> Result<T, String>) -> Result<Vec<T>, String> {
    let must = |verb: &str, value: &Value| format!("{verb} {}, but must be a list {of}", value.kind());
    let Value::List(values) = &field.value else { return Err(must("is", &field.value)) };
    let read = |value: &Value| match value {
        Value::Text(text) => item(text).map_err(|why| format!("has \"{text}\", {why}")),
        other => Err(must("has", other)),
    };
    values.iter().map(read).collect()
}

fn is_host(text: &str) -> bool {
    let label = |part: &str| {
        let inner = part.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-'));
        inner && !part.is_empty() && !part.starts_with('-') && !part.ends_with('-')
    };
    text.contains('.') && text.split('.').all(label)
}

/// Yes or no.
pub(super) fn switch(field: &Field) -> Result<bool, String> {
    match &field.value {
        Value::Bool(on) => Ok(*on),
        other => Err(format!("is {}, but must be true or false", other.kind())),
    }
}

/// A number of something, at least one.
pub(super) fn limit(field: &Field) -> Result<usize, String> {
    match &field.value {
        Value::Integer(limit @ 1..) => Ok(usize::try_from(*limit).unwrap_or(usize::MAX)),
        Value::Integer(limit) => Err(format!("is {limit}, but must be a whole number from 1 on")),
        other => Err(format!("is {}, but must be a whole number from 1 on", other.kind())),
    }
}

/// The path of `https://host/path/`; else why there is none, and the address that may have been meant.
pub(super) fn base(url: &str) -> Result<Base, (String, Option<String>)> {
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
