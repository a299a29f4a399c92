use crate::assemble::published::{File, Published};

/// Everybody may read everything, and finds it in the sitemap. Crawlers ask for it at a host's root only; below a
/// base path it is for whoever puts the blog there.
#[must_use]
pub fn file(published: &Published<'_>) -> File {
    let sitemap = published.address("sitemap.xml");
    let text = format!("User-agent: *\nDisallow:\n\nSitemap: {sitemap}\n");
    File { path: "robots.txt".to_owned(), text }
}
