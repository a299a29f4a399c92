use content::markdown::relink;
use content::{Address, Body, Entry};

use super::plain::escape;
use crate::assemble::published::{File, Published};

/// The name of an article's Markdown beside its page.
pub(super) const FILE: &str = "index.md";

/// The path of an article's Markdown below the base.
pub(super) fn path(entry: &Entry) -> String {
    Address::Article(entry.slug.clone()).below_base() + FILE
}

/// The Markdown of each article.
pub fn files<'a>(published: &'a Published<'a>) -> impl Iterator<Item = File> + 'a {
    published.articles().map(|(entry, body)| file(published, entry, body))
}

/// The Markdown of one.
pub(crate) fn file(published: &Published<'_>, entry: &Entry, body: &Body) -> File {
    File { path: path(entry), text: text(published, entry, body) }
}

/// Links to files of the project lead to whole addresses: there are no such files beside this one, and it is read
/// apart from the blog. Fragments stay, they are about this text.
///
/// A title and a line about the article stand on top, as text and not as front matter: whoever reads this file knows
/// Markdown, and need not know which keys a blog's generator uses.
fn text(published: &Published<'_>, entry: &Entry, body: &Body) -> String {
    let updated = entry.updated.map_or_else(String::new, |date| format!(", updated {date}"));
    let led = |old: &str| body.targets.get(old).map(|target| published.address(&target.path));
    let markdown = relink(&body.markdown, led);
    format!(
        "# {}\n\n{}{updated}, by {}. <{}>\n\n{}",
        escape(&entry.title),
        entry.date,
        escape(&published.config.blog.author),
        published.article(entry),
        markdown.trim_start_matches('\n'),
    )
}
