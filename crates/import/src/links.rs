//! Where the links and images of imported posts lead: to other posts, to files that come along, or nowhere.

use std::collections::{BTreeMap, BTreeSet};

use content::markdown::{ReferenceKind, raw_references, references, relink};
use percent_encoding::percent_decode_str;

use crate::folder::without_extension;
use crate::post::Post;
use crate::{File, address};

/// What is behind a destination.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// Another post, by its number, and what follows the address.
    Post(usize, String),
    /// A file of the source.
    File(String, String),
    /// Nothing that came over.
    Nothing,
    /// An image of another site.
    Remote,
}

/// All that links can lead to.
pub(crate) struct Index<'a> {
    posts: &'a [Post],
    by_address: BTreeMap<String, usize>,
    by_file: BTreeMap<&'a str, usize>,
    /// Many generators put the date before the name: `/2024/04/09/name/`.
    by_day: BTreeMap<(String, String), usize>,
    files: BTreeSet<&'a str>,
    urls: Vec<String>,
}

/// Folders whose files stand at a site's root.
const ROOTS: [&str; 8] = ["static", "public", "assets", "source", "content", "src", "images", "docs"];

impl<'a> Index<'a> {
    pub(crate) fn new(posts: &'a [Post], files: &'a [File], urls: Vec<String>) -> Self {
        let mut index = Self {
            posts,
            by_address: BTreeMap::new(),
            by_file: BTreeMap::new(),
            by_day: BTreeMap::new(),
            files: files.iter().map(|file| file.path.as_str()).collect(),
            urls,
        };
        for (number, post) in posts.iter().enumerate() {
            for path in &post.addresses {
                index.by_address.entry(address::folded(path)).or_insert(number);
            }
            index.by_file.insert(without_extension(&post.source), number);
            if let Some(date) = post.date {
                index.by_day.entry((date.to_string(), post.slug().to_string())).or_insert(number);
            }
        }
        index
    }

    /// The targets of one post's links and images, by their destinations; those that are left as they are, such as
    /// links to other sites, are not in it. `seen` takes addresses that links use, and of which nothing else tells.
    pub(crate) fn targets(
        &self,
        post: &Post,
        seen: &mut BTreeMap<usize, BTreeSet<String>>,
    ) -> Vec<(String, bool, Target)> {
        let mut found: Vec<(String, bool, Target)> = Vec::new();
        let all = references(&post.markdown).into_iter().chain(raw_references(&post.markdown));
        for reference in all {
            let image = reference.kind == ReferenceKind::Image;
            if !found.iter().any(|(destination, ..)| *destination == reference.destination)
                && let Some(target) = self.target(post, &reference.destination, image, seen)
            {
                found.push((reference.destination, image, target));
            }
        }
        found
    }

    fn target(
        &self,
        post: &Post,
        destination: &str,
        image: bool,
        seen: &mut BTreeMap<usize, BTreeSet<String>>,
    ) -> Option<Target> {
        let own = self.urls.iter().find_map(|url| {
            let rest = destination.strip_prefix(url.as_str())?;
            (rest.is_empty() || rest.starts_with('/')).then_some(rest)
        });
        let local = own.unwrap_or(destination);
        if local.is_empty() || local.starts_with('#') {
            return None;
        }
        if own.is_none() && is_of_another_site(local) {
            let remote = image && (local.starts_with("http") || local.starts_with("//"));
            return remote.then_some(Target::Remote);
        }
        let end = local.find(['?', '#']).unwrap_or(local.len());
        let (path, rest) = local.split_at(end);
        let path = percent_decode_str(path).decode_utf8_lossy().into_owned();
        let fragment = rest.find('#').map_or("", |at| &rest[at..]).to_owned();
        let path = ["{static}", "{attach}", "{filename}", "|filename|", "@"]
            .iter()
            .find_map(|prefix| path.strip_prefix(prefix))
            .unwrap_or(&path)
            .to_owned();
        self.file(post, &path, fragment.clone())
            .or_else(|| self.post(post, &path, fragment, seen))
            .or(Some(Target::Nothing))
    }

    /// A file beside the post, at the site's root, or in one of the folders whose files stand there.
    fn file(&self, post: &Post, path: &str, rest: String) -> Option<Target> {
        let folder = post.source.rsplit_once('/').map_or("", |(folder, _)| folder);
        let beside = normal(&format!("{folder}/{path}"));
        // Hexo keeps a post's files in a folder of its name.
        let named = normal(&format!("{}/{path}", without_extension(&post.source)));
        // Links that climb from a page's address climb too far from its file.
        let bare = normal(path.trim_start_matches("../"))?;
        let within: Vec<Option<String>> = if path.starts_with('/') { vec![] } else { vec![beside, named] };
        for candidate in within.into_iter().flatten().chain([bare.clone()]) {
            if let Some(number) = self
                .by_file
                .get(without_extension(&candidate))
                .filter(|_| without_extension(&candidate) != candidate)
            {
                return Some(Target::Post(*number, rest));
            }
            if self.files.contains(candidate.as_str()) {
                return Some(Target::File(candidate, rest));
            }
        }
        if bare.is_empty() {
            return None;
        }
        let tail = format!("/{bare}");
        if without_extension(&bare) != bare {
            let stem = format!("/{}", without_extension(&bare));
            let mut ends = self.by_file.iter().filter(|(file, _)| format!("/{file}").ends_with(&stem));
            if let (Some((_, number)), None) = (ends.next(), ends.next()) {
                return Some(Target::Post(*number, rest));
            }
        }
        let found = self.files.iter().find(|file| {
            let root = file.strip_suffix(&tail).map(|root| root.rsplit('/').next().unwrap_or(root));
            root.is_some_and(|root| ROOTS.contains(&root))
        })?;
        (without_extension(found) == *found).then(|| Target::File((*found).to_owned(), rest))
    }

    fn post(
        &self,
        post: &Post,
        path: &str,
        rest: String,
        seen: &mut BTreeMap<usize, BTreeSet<String>>,
    ) -> Option<Target> {
        let absolute = match (path.starts_with('/'), post.addresses.first()) {
            (true, _) => normal(path)?,
            (false, Some(own)) => {
                let folder = own.rsplit_once('/').map_or("", |(folder, _)| folder);
                normal(&format!("{folder}/{path}"))?
            }
            (false, None) => normal(path)?,
        };
        let folded = address::folded(&absolute);
        if folded.is_empty() {
            return None;
        }
        if let Some(number) = self.by_address.get(&folded) {
            return Some(Target::Post(*number, rest));
        }
        let parts: Vec<&str> = folded.split('/').collect();
        if let [.., year, month, day, name] = parts[..]
            && let Ok(date) = crate::read_date(&format!("{year}-{month}-{day}"))
            && let Some(slug) = content::Slug::from_text(name)
            && let Some(number) = self.by_day.get(&(date.to_string(), slug.to_string()))
        {
            seen.entry(*number).or_default().insert(path.trim_start_matches('/').to_owned());
            return Some(Target::Post(*number, rest));
        }
        // Beside it under its name: Hugo's and Zola's short references.
        let mut same = self.posts.iter().enumerate().filter(|(_, other)| other.name == folded);
        match (same.next(), same.next()) {
            (Some((number, _)), None) => Some(Target::Post(number, rest)),
            _ => None,
        }
    }
}

/// The text with other destinations, in its Markdown and in its HTML.
pub(crate) fn rewrite(markdown: &str, change: impl Fn(&str) -> Option<String>) -> String {
    let mut text = relink(markdown, &change);
    let raw = raw_references(&text);
    for reference in raw.into_iter().rev() {
        let Some(new) = change(&reference.destination) else { continue };
        let quote = text[..reference.offset].chars().next_back().unwrap_or('"');
        if let Some(length) = text[reference.offset..].find(quote) {
            text.replace_range(reference.offset..reference.offset + length, &new.replace('&', "&amp;"));
        }
    }
    text
}

/// Whether it names a scheme, or a host.
fn is_of_another_site(destination: &str) -> bool {
    if destination.starts_with("//") {
        return true;
    }
    destination.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
    })
}

/// A path without `.` and `..`; `None` when it leaves the source.
fn normal(path: &str) -> Option<String> {
    let mut parts = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str) -> File {
        File { path: path.to_owned(), bytes: None }
    }

    #[test]
    fn links_find_posts_and_files() {
        let post = |source: &str, name: &str, address: &str, markdown: &str| Post {
            source: source.into(),
            name: name.into(),
            date: content::Date::parse("2024-04-09").ok(),
            addresses: vec![address.to_owned()],
            markdown: markdown.into(),
            ..Post::default()
        };
        let text = "[a](/x/b/#c) [b](../b.md) ![c](c.png) ![d](/img/d.png) [e](https://old.example/x/b/) [f](/gone/) \
                    [g](https://other.example/) [h](#top) [i](/2024/04/09/b/) [j](@/posts/b.md#k) ![r](https://r.example/r.png) \
                    <img src=\"/img/d.png\">";
        let posts = [
            post("content/posts/a/index.md", "a", "x/a/", text),
            post("content/posts/b.md", "b", "x/b/", ""),
        ];
        let files = [file("content/posts/a/c.png"), file("static/img/d.png")];
        let index = Index::new(&posts, &files, vec!["https://old.example".into()]);
        let mut seen = BTreeMap::new();
        let found = index.targets(&posts[0], &mut seen);
        let found: Vec<_> =
            found.iter().map(|(destination, _, target)| (destination.as_str(), target.clone())).collect();
        let b = |rest: &str| Target::Post(1, rest.into());
        assert_eq!(
            found,
            [
                ("/x/b/#c", b("#c")),
                ("../b.md", b("")),
                ("c.png", Target::File("content/posts/a/c.png".into(), String::new())),
                ("/img/d.png", Target::File("static/img/d.png".into(), String::new())),
                ("https://old.example/x/b/", b("")),
                ("/gone/", Target::Nothing),
                ("/2024/04/09/b/", b("")),
                ("@/posts/b.md#k", b("#k")),
                ("https://r.example/r.png", Target::Remote),
            ]
        );
        assert_eq!(seen[&1].iter().collect::<Vec<_>>(), ["2024/04/09/b/"]);
    }

    #[test]
    fn destinations_change_in_markdown_and_html() {
        let changed =
            rewrite("[a](x) <img src=\"x\" alt='x'>\n\n[b]: x\n", |it| (it == "x").then(|| "y".to_owned()));
        assert_eq!(changed, "[a](y) <img src=\"y\" alt='x'>\n\n[b]: y\n");
    }
}
