use percent_encoding::percent_decode_str;

use super::super::Fault;
use crate::nearest::nearest;

/// A destination, taken apart: a local path and a fragment, both with percent signs decoded.
pub(super) struct Local {
    pub(super) path: String,
    /// As it was written, with its question mark; empty when there is none.
    pub(super) query: String,
    pub(super) fragment: Option<String>,
}

impl Local {
    pub(super) fn parse(destination: &str) -> Self {
        let (path, fragment) = match destination.split_once('#') {
            Some((path, fragment)) => (path, Some(fragment)),
            None => (destination, None),
        };
        let (path, query) = path.split_at(path.find('?').unwrap_or(path.len()));
        let decode = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
        Self { path: decode(path), query: query.to_owned(), fragment: fragment.map(decode) }
    }

    /// What follows the path: it leads to a place in the file, or says something to it, and stays.
    pub(super) fn rest(&self) -> String {
        let fragment = self.fragment.as_ref().map_or_else(String::new, |fragment| format!("#{fragment}"));
        format!("{}{fragment}", self.query)
    }
}

pub(super) fn check_fragment(destination: &str, local: &Local, ids: &[String]) -> Result<(), Box<Fault>> {
    match &local.fragment {
        // `#` and `#top` lead to the top of every page (HTML, "indicated part of the document").
        Some(id) if !id.is_empty() && id != "top" && !ids.contains(id) => {
            let nearest = nearest(id, ids.iter().map(String::as_str)).map(str::to_owned);
            let (destination, id) = (destination.to_owned(), id.clone());
            Err(Box::new(Fault::NoSuchHeading { destination, id, nearest }))
        }
        _ => Ok(()),
    }
}

/// The scheme that a destination names (RFC 3986, 3.1); an empty one for `//host`.
pub(super) fn scheme(destination: &str) -> Option<&str> {
    if destination.starts_with("//") {
        return Some("");
    }
    let (scheme, _) = destination.split_once(':')?;
    let valid = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    valid.then_some(scheme)
}

/// A `file:` address, or the drive of a Windows path.
pub(super) fn is_of_this_computer(scheme: &str) -> bool {
    scheme.len() == 1 || scheme.eq_ignore_ascii_case("file")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_other_sites_from_files() {
        for text in ["https://a.b", "mailto:a@b", "//cdn", "data:x", "tel:+1"] {
            assert!(scheme(text).is_some_and(|scheme| !is_of_this_computer(scheme)), "{text}");
        }
        for text in ["file:///a.md", "C:\\posts\\a.md"] {
            assert!(scheme(text).is_some_and(is_of_this_computer), "{text}");
        }
        for text in ["a.md", "../a.md", "/posts/a/", "#a", "a/b:c.md", "1:2"] {
            assert_eq!(scheme(text), None);
        }
    }
}
