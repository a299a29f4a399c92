use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use super::page::Page;
use crate::hash;
use crate::validate::tree::Tree;

/// What should be there.
#[derive(Debug, Default)]
pub(super) struct Release {
    /// By address below the base: pages by their folder.
    pub(super) files: BTreeMap<String, File>,
    /// Whether these are all files.
    pub(super) whole: bool,
    /// SHA-256 of the page for addresses that nobody has, in hexadecimal digits.
    pub(super) not_found: Option<String>,
}

/// One file.
#[derive(Clone, Debug, Default)]
pub(super) struct File {
    /// SHA-256 in hexadecimal digits, or the beginning of it; empty when it is not known.
    pub(super) hash: String,
    /// Where it leads on to, when it stands at an old address.
    pub(super) leads_to: Option<String>,
    /// The page that names it, when nothing else does.
    pub(super) named_by: Option<String>,
}

/// What hosts read and do not serve.
const SETTINGS: [&str; 7] = [
    ".nojekyll",
    "CNAME",
    "_headers",
    "_redirects",
    "firebase.json",
    "staticwebapp.config.json",
    "vercel.json",
];
/// Copies that servers send in place of the files.
const COPIES: [&str; 3] = [".br", ".gz", ".zst"];
const NOT_FOUND: &str = "404.html";

impl Release {
    /// The finished folder.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(super) fn read(folder: &Path) -> io::Result<Self> {
        let tree = Tree::walk(folder)?;
        let mut release = Self { whole: true, ..Self::default() };
        for (at, file) in tree.files().iter().enumerate() {
            let path = file.path.as_str();
            if SETTINGS.contains(&path) || COPIES.iter().any(|end| path.ends_with(end)) {
                continue;
            }
            let bytes = tree.read(at)?;
            let hash = digest(&bytes);
            if path == NOT_FOUND {
                release.not_found = Some(hash);
                continue;
            }
            let leads_to = path.ends_with(".html").then(|| Page::read(&bytes).leads_to).flatten();
            release.files.insert(address(path).to_owned(), File { hash, leads_to, named_by: None });
        }
        Ok(release)
    }

    /// What a blog itself says: its home page and what that names, its sitemap, and what its worker keeps.
    pub(super) fn unknown() -> Self {
        let start = ["", "sw.js", "sitemap.xml", "robots.txt", content::Page::FILE];
        let files = start.map(|path| (path.to_owned(), File::default()));
        Self { files: files.into(), whole: false, not_found: None }
    }

    /// What a file of the blog says of others: addresses with the beginnings of their hashes, where they are known.
    pub(super) fn told_by(path: &str, body: &[u8], base: &str) -> Vec<(String, String)> {
        let text = String::from_utf8_lossy(body);
        match path {
            "sw.js" => list(&text).map(|list| (list.to_owned(), String::new())).into_iter().collect(),
            "sitemap.xml" => {
                let parts = text.split("<loc>").skip(1).filter_map(|part| part.split_once("</loc>"));
                let path = |(address, _): (&str, &str)| {
                    let url = url::Url::parse(address).ok()?;
                    let below = url.path().strip_prefix(base)?;
                    let below = percent_encoding::percent_decode_str(below).decode_utf8_lossy().into_owned();
                    Some((below, String::new()))
                };
                parts.filter_map(path).collect()
            }
            _ if path.starts_with("offline/list.") => listed(body),
            _ => Vec::new(),
        }
    }
}

/// SHA-256 in hexadecimal digits.
pub(super) fn digest(bytes: &[u8]) -> String {
    HEXLOWER.encode(&Sha256::digest(bytes))
}

/// Where a reader asks for a file.
fn address(path: &str) -> &str {
    match path.strip_suffix("index.html") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
        _ => path,
    }
}

/// The list that a worker names.
fn list(worker: &str) -> Option<&str> {
    let start = worker.find("offline/list.")?;
    let rest = &worker[start..];
    let list = &rest[..rest.find('"')?];
    hash::in_name(list).map(|_| list)
}

/// The files of the worker's list: `assemble::worker::list` writes it.
fn listed(body: &[u8]) -> Vec<(String, String)> {
    let list: serde_json::Value = serde_json::from_slice(body).unwrap_or_default();
    let file = |file: &serde_json::Value| Some((file[0].as_str()?.to_owned(), file[1].as_str()?.to_owned()));
    let files = list["files"].as_array().map(Vec::as_slice).unwrap_or_default().iter().filter_map(file);
    // Hosts answer its address with 404, as they should.
    let files = files.filter(|(path, _)| path != NOT_FOUND);
    let packs = list["packs"].as_array().map(Vec::as_slice).unwrap_or_default();
    let packs = packs.iter().filter_map(|pack| Some((pack[0].as_str()?.to_owned(), String::new())));
    files.chain(packs).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_known_by_the_addresses_of_readers() {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in [
            ("index.html", "home"),
            ("index.html.br", "copy"),
            ("404.html", "lost"),
            ("_headers", ""),
            ("old/index.html", "<meta http-equiv=refresh content='0; url=/posts/a/'>"),
            ("a.txt", "abc"),
        ] {
            std::fs::create_dir_all(folder.path().join(path).parent().unwrap()).unwrap();
            std::fs::write(folder.path().join(path), text).unwrap();
        }
        let release = Release::read(folder.path()).unwrap();
        assert_eq!(release.files.keys().collect::<Vec<_>>(), ["", "a.txt", "old/"]);
        // FIPS 180-4 gives SHA-256("abc") = ba7816bf 8f01cfea …
        assert!(release.files["a.txt"].hash.starts_with("ba7816bf8f01cfea"));
        assert_eq!(release.files["old/"].leads_to.as_deref(), Some("/posts/a/"));
        assert!(release.not_found.is_some());
    }

    #[test]
    fn a_blog_tells_of_its_files() {
        let told = |path, text: &str| Release::told_by(path, text.as_bytes(), "/b/");
        let list = "offline/list.0123456789abcdef.json";
        assert_eq!(told("sw.js", &format!("const LIST = \"{list}\";")), [(list.to_owned(), String::new())]);
        let map = "<loc>https://a.example/b/</loc><loc>https://a.example/b/m%20n/</loc><loc>https://a.example/</loc>";
        let below: Vec<_> = told("sitemap.xml", map).into_iter().map(|(path, _)| path).collect();
        assert_eq!(below, ["", "m n/"]);
        let text = r#"{"packs":[["offline/a.txt",0,2]],"files":[["","ab",1,0],["404.html","ab",1,0]]}"#;
        let expected = [("", "ab"), ("offline/a.txt", "")].map(|(a, b)| (a.to_owned(), b.to_owned()));
        assert_eq!(told(list, text), expected);
    }
}
