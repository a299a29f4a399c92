//! The addresses that posts had.

use percent_encoding::percent_decode_str;

/// The path of an address, without its leading slash; `None` for a query (`/?p=12`), which no file can answer, and for
/// the home page.
pub(crate) fn of_url(url: &str) -> Option<String> {
    let path = match url.split_once("://") {
        Some((_, rest)) => rest.split_once('/').map(|(_, path)| path)?,
        None => url,
    };
    let path = path.split(['#']).next()?.trim().trim_start_matches('/');
    if path.is_empty() || path.contains('?') {
        return None;
    }
    Some(percent_decode_str(path).decode_utf8_lossy().into_owned())
}

/// What in an address names the post: `2024/04/a-title.html` is `a-title`.
pub(crate) fn name(path: &str) -> String {
    let path = path.trim_end_matches('/');
    let path = path.strip_suffix("/index.html").unwrap_or(path);
    let last = path.rsplit('/').next().unwrap_or(path);
    let stem =
        [".html", ".htm", ".php", ".aspx", ".md"].iter().find_map(|it| last.strip_suffix(it)).unwrap_or(last);
    stem.to_owned()
}

/// Addresses that differ only in how the same page is written are one: for comparisons.
pub(crate) fn folded(path: &str) -> String {
    let path = path.trim_matches('/');
    let path = path.strip_suffix("index.html").unwrap_or(path).trim_end_matches('/');
    path.strip_suffix(".html").unwrap_or(path).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_taken_apart() {
        assert_eq!(of_url("https://a.example/2024/b%20c/?"), None);
        assert_eq!(of_url("https://a.example/2024/b%20c/#d").as_deref(), Some("2024/b c/"));
        assert_eq!(of_url("https://a.example/"), None);
        assert_eq!(of_url("/a.html").as_deref(), Some("a.html"));
        for (path, wanted) in
            [("2024/a-b.html", "a-b"), ("a/index.html", "a"), ("a/b/", "b"), ("Rust-1.44.0", "Rust-1.44.0")]
        {
            assert_eq!(name(path), wanted);
        }
        for path in ["a/b", "/a/b/", "a/b/index.html", "a/b.html"] {
            assert_eq!(folded(path), "a/b");
        }
    }
}
