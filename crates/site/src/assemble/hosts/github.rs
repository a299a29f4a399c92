use crate::Config;

/// GitHub Pages has no settings for headers and redirects: the pages' own policy holds, and everything is kept for ten
/// minutes. `.nojekyll` lets it serve names that begin with an underscore; `CNAME` is for a domain of one's own.
pub(super) fn files(config: &Config) -> Vec<(&'static str, String)> {
    let mut files = vec![(".nojekyll", String::new())];
    let rest = config.blog.url.split_once("://").map_or("", |(_, rest)| rest);
    let host = rest.split(['/', ':']).next().unwrap_or_default();
    if config.base.as_str() == "/" && !host.ends_with(".github.io") {
        files.push(("CNAME", format!("{host}\n")));
    }
    files
}
