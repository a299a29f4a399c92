use std::collections::BTreeMap;

use crate::assemble::policy;
use crate::{Config, Redirect, hash};

/// What holds on every host.
pub(super) struct Rules<'a> {
    /// With slashes at both ends.
    pub(super) base: &'a str,
    /// The host's name in the blog's address.
    pub(super) host: &'a str,
    /// What every response says.
    pub(super) headers: Vec<(&'static str, String)>,
    /// Files whose names carry their hashes, below the base.
    pub(super) hashed: Vec<Group<'a>>,
    /// What can be said in every host's words.
    pub(super) redirects: Vec<&'a Redirect>,
    /// Every feed with its media type, for hosts that are told of each file.
    pub(super) feeds: Vec<(&'a str, &'static str)>,
}

/// The files of one kind below one folder.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Group<'a> {
    pub(super) folder: &'a str,
    pub(super) extension: &'a str,
    pub(super) paths: Vec<&'a str>,
    /// Files of the same kind in this folder whose names carry no hash.
    pub(super) except: Vec<&'a str>,
}

/// A year: what the name says never changes.
pub(super) const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// May be kept, and is asked for again before it is used.
pub(super) const REVALIDATED: &str = "no-cache";
/// A file's name with a hash in it, as a regular expression.
pub(super) const HASHED: &str = "\\.[0-9a-f]{16}\\.[a-z0-9]+$";

impl<'a> Rules<'a> {
    pub(super) fn new(
        config: &'a Config,
        policy: &str,
        redirects: &'a [Redirect],
        paths: &'a [String],
    ) -> Self {
        let rest = config.blog.url.split_once("://").map_or("", |(_, rest)| rest);
        Self {
            base: config.base.as_str(),
            host: rest.split(['/', ':']).next().unwrap_or_default(),
            headers: headers(policy),
            hashed: groups(paths),
            redirects: redirects.iter().filter(|it| is_path(&it.from) && is_path(&it.to)).collect(),
            feeds: feeds(paths),
        }
    }
}

/// What every answer of a host says. `policy` is that of the pages.
pub(crate) fn headers(policy: &str) -> Vec<(&'static str, String)> {
    vec![
        ("Content-Security-Policy", policy::header(policy)),
        ("Referrer-Policy", "strict-origin-when-cross-origin".to_owned()),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()".to_owned()),
        ("Cross-Origin-Opener-Policy", "same-origin".to_owned()),
        ("X-Content-Type-Options", "nosniff".to_owned()),
    ]
}

/// What may stand in a host's file as a path: nothing that could end a line, a word or a text there.
fn is_path(path: &str) -> bool {
    path.starts_with('/')
        && !path.starts_with("//")
        && !path.chars().any(|c| c.is_whitespace() || c.is_control() || "\"'\\`$*:;{}<>#?|".contains(c))
}

/// Hosts take a hundred rules or so. A kind of files with more exceptions than this is asked for again like all others: an
/// author's own `.md` beside a post, where each post has its `index.md`.
const EXCEPTIONS: usize = 20;

fn groups(paths: &[String]) -> Vec<Group<'_>> {
    let mut groups: BTreeMap<(&str, &str), Group<'_>> = BTreeMap::new();
    let parts = |path: &'_ str| -> Option<(usize, usize)> { Some((path.find('/')?, path.rfind('.')?)) };
    for path in paths.iter().filter(|path| hash::in_name(path).is_some()) {
        let Some((folder, extension)) = parts(path) else { continue };
        let (folder, extension) = (&path[..folder], &path[extension + 1..]);
        let group = groups.entry((folder, extension)).or_insert_with(|| Group {
            folder,
            extension,
            paths: Vec::new(),
            except: Vec::new(),
        });
        group.paths.push(path);
    }
    for path in paths.iter().filter(|path| hash::in_name(path).is_none()) {
        let Some((folder, extension)) = parts(path) else { continue };
        if let Some(group) = groups.get_mut(&(&path[..folder], &path[extension + 1..])) {
            group.except.push(path);
        }
    }
    groups.into_values().filter(|group| group.except.len() <= EXCEPTIONS).collect()
}

/// Feeds are known by what they are, and not as any XML. They lie at the base, and in the folder of each tag.
pub(crate) const FEEDS: [(&str, &str); 3] = [
    ("feed.xml", "application/atom+xml; charset=utf-8"),
    ("rss.xml", "application/rss+xml; charset=utf-8"),
    ("feed.json", "application/feed+json; charset=utf-8"),
];

fn feeds(paths: &[String]) -> Vec<(&str, &'static str)> {
    let of = |path: &'_ String| {
        let name = path.rsplit('/').next().unwrap_or_default();
        FEEDS.iter().find(|(feed, _)| *feed == name).map(|(_, media_type)| *media_type)
    };
    paths.iter().filter_map(|path| Some((path.as_str(), of(path)?))).collect()
}

/// Media types by extension, for hosts that know fewer.
pub(crate) const TYPES: [(&str, &str); 26] = [
    ("avif", "image/avif"),
    ("bin", "application/octet-stream"),
    ("css", "text/css"),
    ("csv", "text/csv"),
    ("gif", "image/gif"),
    ("html", "text/html"),
    ("ico", "image/x-icon"),
    ("jpeg", "image/jpeg"),
    ("jpg", "image/jpeg"),
    ("js", "text/javascript"),
    ("json", "application/json"),
    ("md", "text/markdown"),
    ("mp3", "audio/mpeg"),
    ("mp4", "video/mp4"),
    ("ogg", "audio/ogg"),
    ("pdf", "application/pdf"),
    ("png", "image/png"),
    ("svg", "image/svg+xml"),
    ("txt", "text/plain"),
    ("vtt", "text/vtt"),
    ("wasm", "application/wasm"),
    ("wav", "audio/wav"),
    ("webm", "video/webm"),
    ("webmanifest", "application/manifest+json"),
    ("webp", "image/webp"),
    ("xml", "application/xml"),
];
