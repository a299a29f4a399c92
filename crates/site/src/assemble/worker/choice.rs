use std::collections::HashSet;

use content::{Catalogue, Page};

use crate::assemble::manifest::SCREENSHOTS;

/// Articles that a large blog keeps without being asked: the newest.
const NEWEST: usize = 50;

/// Which files of the finished folder are for offline reading, in the order in which they are packed: pages together,
/// texts together, images together.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Choice {
    /// The app, all lists, and the newest articles.
    pub(super) first: Vec<String>,
    /// The other articles.
    pub(super) rest: Vec<String>,
}

impl Choice {
    pub(super) fn of(paths: &[&str], catalogue: &Catalogue) -> Self {
        let shared: HashSet<_> =
            catalogue.posts.iter().filter_map(|entry| entry.share_image.as_deref()).collect();
        let older: HashSet<_> =
            catalogue.posts.iter().skip(NEWEST).map(|entry| entry.slug.as_str()).collect();
        let mut kept: Vec<_> = paths
            .iter()
            .filter(|path| !shared.contains(*path))
            .filter(|path| !SCREENSHOTS.iter().any(|(file, ..)| file == *path))
            .filter_map(|path| Some((group(path)?, *path)))
            .collect();
        kept.sort_unstable();
        let mut choice = Self::default();
        for (_, path) in kept {
            let is_older = article(path).is_some_and(|slug| older.contains(slug));
            if is_older { &mut choice.rest } else { &mut choice.first }.push(path.to_owned());
        }
        choice
    }
}

/// What is packed with what; `None` for what is not kept: feeds, maps for machines, an author's downloads.
fn group(path: &str) -> Option<u8> {
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    let name = path.rsplit('/').next().unwrap_or_default();
    match extension {
        _ if path.starts_with("app/") => Some(0),
        "html" => Some(1),
        "bin" if path.starts_with("content/") || path.starts_with("search/") || name == Page::FILE => Some(2),
        "css" if path.starts_with("style/late.") => Some(0),
        "svg" | "png" | "jpg" | "jpeg" | "gif" | "webp" | "avif" | "ico" | "webmanifest" => Some(3),
        _ => None,
    }
}

/// The article that a file belongs to. The worker has the same rule.
fn article(path: &str) -> Option<&str> {
    let rest = path.strip_prefix("posts/").or_else(|| path.strip_prefix("content/"))?;
    rest.split_once(['/', '.']).map(|(slug, _)| slug)
}

#[cfg(test)]
mod tests {
    use content::{Blog, Date, Entry, Reading, Resource, Slug};

    use super::*;

    fn catalogue(articles: usize) -> Catalogue {
        let entry = |number: usize| Entry {
            slug: Slug::new(format!("a{number:02}")).unwrap(),
            title: String::new(),
            date: Date::parse("2025-01-01").unwrap(),
            updated: None,
            summary: String::new(),
            tags: Vec::new(),
            series: None,
            language: None,
            reading: Reading::of(""),
            share_image: Some(format!("posts/a{number:02}/share.0.png")),
            body: Resource { path: String::new(), integrity: String::new() },
        };
        Catalogue::new(Blog::default(), (0..articles).map(entry).collect())
    }

    #[test]
    fn what_a_reader_sees_is_kept_and_kinds_stay_together() {
        let paths = [
            "404.html",
            "app/app.0.wasm",
            "content/a00.0.bin",
            "favicon.svg",
            "feed.xml",
            "index.bin",
            "index.html",
            "manifest.webmanifest",
            "paper.bin",
            "paper.pdf",
            "posts/a00/index.bin",
            "posts/a00/index.html",
            "posts/a00/index.md",
            "posts/a00/map.0.svg",
            "posts/a00/share.0.png",
            "robots.txt",
            "screenshot-wide.png",
            "sitemap.xml",
            "style/feed.0.css",
            "style/late.0.css",
            "tags/b/feed.xml",
        ];
        let choice = Choice::of(&paths, &catalogue(1));
        let kept = [
            "app/app.0.wasm",
            "style/late.0.css",
            "404.html",
            "index.html",
            "posts/a00/index.html",
            "content/a00.0.bin",
            "index.bin",
            "posts/a00/index.bin",
            "favicon.svg",
            "manifest.webmanifest",
            "posts/a00/map.0.svg",
        ];
        assert_eq!(choice, Choice { first: kept.map(str::to_owned).to_vec(), rest: Vec::new() });
    }

    #[test]
    fn all_that_belongs_to_an_older_article_comes_later() {
        let older = ["content/a50.0.bin", "posts/a50/index.html", "posts/a50/map.0.svg"];
        let paths = [&["index.html", "posts/a49/index.html", "content/a49.0.bin"], &older[..]].concat();
        let choice = Choice::of(&paths, &catalogue(51));
        assert_eq!(choice.first, ["index.html", "posts/a49/index.html", "content/a49.0.bin"]);
        assert_eq!(choice.rest, ["posts/a50/index.html", "content/a50.0.bin", "posts/a50/map.0.svg"]);
    }
}
