use super::plain::escape;
use super::source;
use crate::assemble::feeds;
use crate::assemble::published::{File, Published};

/// `llms.txt` in the form of llmstxt.org: the blog's name, what it is, and its articles as links to their Markdown.
/// What stands under `Optional` may be left out where space is short.
#[must_use]
pub fn file(published: &Published<'_>) -> File {
    let blog = &published.config.blog;
    let mut text = format!("# {}\n\n> {}\n\n", escape(&blog.title), escape(&blog.tagline));
    text += &format!(
        "A blog by {}. Each link leads to an article as Markdown; the same address without `{}` is its page.\n",
        escape(&blog.author),
        source::FILE
    );
    text += "\n## Articles\n\n";
    for (entry, _) in published.articles() {
        let address = published.address(&source::path(entry));
        text += &format!("- [{}]({address}): {}\n", escape(&entry.title), escape(&entry.summary));
    }
    text += "\n## Optional\n\n";
    for feed in feeds::discovery(blog, None) {
        let address = published.address(&feed.path);
        text +=
            &format!("- [{}]({address}): the newest articles with their whole text\n", feed.format.name());
    }
    File { path: "llms.txt".to_owned(), text }
}
