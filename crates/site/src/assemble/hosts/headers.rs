//! `_headers` and `_redirects`, which Cloudflare Pages and Netlify read. Both revalidate what no rule names.

use std::fmt::Write;

use super::rules::{FOR_EVER, Rules};

type Files = Vec<(&'static str, String)>;

/// Cloudflare takes a hundred rules, so a rule is for a kind of files; a later one may take back what an earlier one
/// says.
pub(super) fn cloudflare(rules: &Rules<'_>) -> Files {
    let mut text = for_all(rules);
    for group in &rules.hashed {
        rule(&mut text, &format!("{}{}/*.{}", rules.base, group.folder, group.extension), FOR_EVER);
        for path in &group.except {
            let _ = write!(text, "{}{path}\n  ! Cache-Control\n  Cache-Control: no-cache\n", rules.base);
        }
    }
    with_redirects(text, rules)
}

/// Netlify joins what all rules say, so none may speak of a file that another speaks of.
pub(super) fn netlify(rules: &Rules<'_>) -> Files {
    let mut text = for_all(rules);
    for group in &rules.hashed {
        if group.except.is_empty() && group.folder != "posts" {
            rule(&mut text, &format!("{}{}/*", rules.base, group.folder), FOR_EVER);
        } else {
            group.paths.iter().for_each(|path| rule(&mut text, &format!("{}{path}", rules.base), FOR_EVER));
        }
    }
    with_redirects(text, rules)
}

fn for_all(rules: &Rules<'_>) -> String {
    let mut text = format!("{}*\n", rules.base);
    for (name, value) in &rules.headers {
        let _ = writeln!(text, "  {name}: {value}");
    }
    for (path, media_type) in &rules.types {
        let _ = write!(text, "{}{path}\n  Content-Type: {media_type}\n", rules.base);
    }
    text
}

fn rule(text: &mut String, path: &str, cache: &str) {
    // Writing to a String cannot fail.
    let _ = write!(text, "{path}\n  Cache-Control: {cache}\n");
}

fn with_redirects(headers: String, rules: &Rules<'_>) -> Files {
    let mut redirects = String::new();
    for redirect in &rules.redirects {
        let _ = writeln!(redirects, "{} {} 301", redirect.from, redirect.to);
    }
    let mut files = vec![("_headers", headers)];
    if !redirects.is_empty() {
        files.push(("_redirects", redirects));
    }
    files
}
