//! The whole of what a build writes for `tests/fixtures/showcase`, a blog that uses every feature, against what
//! `tests/snapshots/showcase` holds: every page, feed and map as it is, every other file as a line of `files.txt`.
//!
//! `UPDATE_FIXTURES=1 cargo test -p tests --test suite snapshots` follows an intended change. Read the difference.
//!
//! What changes everywhere at once would bury the rest of a difference, so it is left out: the style and the script in
//! a page (all pages have the same; this is checked), hashes of what all pages name, and hashes for `integrity` and
//! for the policy (the build checks that they are true). Share images are drawn with floating-point numbers, which
//! processors may round differently: only their size is noted.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::Path;

use content::Page;
use sha2::{Digest, Sha256};
use site::{Profile, Shrinkers};
use tests::finished::{self, NO_CODE};
use tests::tree::{self, Tree};

use crate::{diff, fixture, shared};

const BELOW: &str = "tests/snapshots/showcase";

#[test]
fn the_showcase_is_finished_as_it_was() {
    let found = snapshot(&finished());
    let folder = shared::repository().join(BELOW);
    if fixture::updating() {
        return update(&folder, &found);
    }
    let report = differences(&tree::read(&folder).unwrap_or_default(), &found);
    assert!(report.is_empty(), "\n{report}{}", fixture::refresh("snapshots"));
}

/// As for readers, but for the optimizer.
fn finished() -> Tree {
    let cache = Path::new(env!("CARGO_TARGET_TMPDIR")).to_owned();
    let folder = tempfile::tempdir().unwrap();
    let release = Profile::Release { shrinkers: Shrinkers::default(), cache };
    let sources = finished::sources("showcase").unwrap();
    finished::finish(&sources, &NO_CODE, &release, folder.path()).unwrap_or_else(|why| panic!("{why}"));
    tree::read(folder.path()).unwrap()
}

/// Files whose whole text is kept. Images, films and data are copies of what lies in the fixture.
const TEXTS: [&str; 7] = ["html", "xml", "xsl", "json", "webmanifest", "txt", "md"];

/// What is kept of a finished blog.
fn snapshot(finished: &Tree) -> Tree {
    let mut kept = Tree::new();
    let mut files = String::new();
    let mut shared_parts = BTreeSet::new();
    let mut views = BTreeMap::new();
    let home = String::from_utf8_lossy(&finished["index.html"]);
    let app = home.split_once("data-app=\"").unwrap().1.split('"').next().unwrap();
    for (name, bytes) in finished {
        let extension = name.rsplit('.').next().unwrap_or_default();
        if TEXTS.contains(&extension) && !is_of_release(name) {
            let text = std::str::from_utf8(bytes).unwrap();
            assert_parses(name, text);
            let mut text = without_hashes(text);
            if extension == "html" {
                shared_parts.insert(["style", "script"].map(|element| cut(&mut text, element)));
            }
            kept.insert(name.clone(), text.into_bytes());
        } else {
            let _ = writeln!(files, "{}  {}", without_hashes(name), described(name, bytes));
        }
        if is_page(name) {
            // Its head stands in the document.
            views.insert(name, Page::read(bytes, app).unwrap().view);
        }
    }
    assert_eq!(shared_parts.len(), 1, "all pages have the same style and the same script");
    let views = without_hashes(&serde_json::to_string_pretty(&views).unwrap());
    kept.insert("views.json".to_owned(), (views + "\n").into_bytes());
    kept.insert("files.txt".to_owned(), files.into_bytes());
    kept
}

/// What the app fetches of an address. The app's own name stands in it.
fn is_page(name: &str) -> bool {
    name == Page::FILE || name.ends_with("/index.bin")
}

/// What the worker finds a release by: its bytes follow from those of all other files, the code among them.
fn is_of_release(name: &str) -> bool {
    name == "sw.js" || name.starts_with("offline/") && !name.ends_with(".html")
}

/// Whoever reads a feed or a map reads it strictly.
fn assert_parses(name: &str, text: &str) {
    let fault = match name.rsplit('.').next() {
        Some("xml" | "xsl") => roxmltree::Document::parse(text).err().map(|fault| fault.to_string()),
        Some("json" | "webmanifest") => {
            serde_json::from_str::<serde_json::Value>(text).err().map(|fault| fault.to_string())
        }
        _ => None,
    };
    assert_eq!(fault, None, "{name}");
}

fn described(name: &str, bytes: &[u8]) -> String {
    let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
    if is_of_release(name) {
        "made of the other files, not compared".to_owned()
    } else if name.starts_with("app/") || name.starts_with("style/") {
        "code, not compared".to_owned()
    } else if is_page(name) {
        "as views.json says".to_owned()
    } else if name.contains("/share.") {
        format!("{} × {}", number(16), number(20)) // where a PNG's header has its width and height
    } else {
        let hash =
            Sha256::digest(bytes)[..8].iter().fold(String::new(), |hash, byte| format!("{hash}{byte:02x}"));
        format!("{} bytes, {hash}", bytes.len())
    }
}

/// Files that all pages name, or whose bytes depend on the processor: what stands before the hash in their names.
const SHARED: [&str; 11] = [
    "app/app.",
    "app/start.",
    "app/offline.",
    "app/kept.",
    "style/feed.",
    "style/late.",
    "offline/list.",
    "offline/pages.",
    "offline/texts.",
    "offline/images.",
    "/share.",
];

/// As long as a hash is, so that the pages stay valid.
const INTEGRITY: &str = "HASHHASHHASHHASHHASHHASHHASHHASHHASHHASHHAS=";

fn without_hashes(text: &str) -> String {
    let name = |c: char| c.is_ascii_hexdigit();
    let text = SHARED.iter().fold(text.to_owned(), |text, start| replaced(&text, start, 16, name, "HASH"));
    let base64 = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '=');
    replaced(&text, "sha256-", INTEGRITY.len(), base64, INTEGRITY)
}

/// The text with every hash behind `start`, so many characters of this kind, replaced.
fn replaced(text: &str, start: &str, length: usize, of_hash: impl Fn(char) -> bool, by: &str) -> String {
    let mut parts = text.split(start);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let hash = part.get(..length).filter(|hash| hash.chars().all(&of_hash));
        out += start;
        out += if hash.is_some() { by } else { "" };
        out += &part[hash.map_or(0, str::len)..];
    }
    out
}

/// Takes out the text of the first such element without attributes.
fn cut(html: &mut String, element: &str) -> String {
    let (open, close) = (format!("<{element}>"), format!("</{element}>"));
    let start = html.find(&open).unwrap() + open.len();
    let end = start + html[start..].find(&close).unwrap();
    let text = html[start..end].to_owned();
    html.replace_range(start..end, "/* the same on every page */");
    text
}

fn update(folder: &Path, found: &Tree) {
    let old = tree::read(folder).unwrap_or_default();
    for name in old.keys().filter(|name| !found.contains_key(*name)) {
        fs::remove_file(folder.join(name)).unwrap();
    }
    for (name, bytes) in found.iter().filter(|(name, bytes)| old.get(*name) != Some(bytes)) {
        tree::write(folder, name, bytes).unwrap();
    }
}

/// So many lines of a file's difference are shown, and so many files.
const SHOWN: usize = 12;

fn differences(expected: &Tree, found: &Tree) -> String {
    let mut report = String::new();
    let names: BTreeSet<_> = expected.keys().chain(found.keys()).collect();
    let mut different = 0;
    for name in names {
        let what = match (expected.get(name), found.get(name)) {
            (Some(old), Some(new)) if old == new => continue,
            (Some(old), Some(new)) => {
                format!("differs\n{}", short(&String::from_utf8_lossy(old), &String::from_utf8_lossy(new)))
            }
            (Some(_), _) => "is stale: the build writes no such file any more\n".to_owned(),
            (None, _) => "is missing: the build writes a file that was not there\n".to_owned(),
        };
        different += 1;
        if different <= SHOWN {
            let _ = writeln!(report, "{BELOW}/{name} {what}");
        }
    }
    if different > SHOWN {
        let _ = writeln!(report, "… and {} more\n", different - SHOWN);
    }
    report
}

fn short(old: &str, new: &str) -> String {
    let lines = diff::lines(old, new);
    let changed: Vec<_> = lines.lines().filter(|line| !line.starts_with("    ")).collect();
    if let [one, other] = changed.as_slice()
        && one.len().max(other.len()) > 200
    {
        return diff::words(one.trim_start_matches("  - "), other.trim_start_matches("  + "));
    }
    let clipped = |line: &str| line.chars().take(160).collect::<String>() + "\n";
    let mut shown: String = lines.lines().take(SHOWN).map(clipped).collect();
    if lines.lines().count() > SHOWN {
        shown += "  …\n";
    }
    shown
}

#[test]
fn what_is_missing_stale_or_different_is_told() {
    let tree = |files: &[(&str, &str)]| -> Tree {
        files.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect()
    };
    let report = differences(
        &tree(&[("a", "1\n2\n"), ("b", ""), ("d", "x")]),
        &tree(&[("a", "1\n3\n"), ("c", ""), ("d", "x")]),
    );
    let expected = format!(
        "{BELOW}/a differs\n    1\n  - 2\n  + 3\n\n{BELOW}/b is stale: the build writes no such file any more\n\n\
         {BELOW}/c is missing: the build writes a file that was not there\n\n"
    );
    assert_eq!(report, expected);
}

#[test]
fn hashes_of_what_all_pages_name_are_left_out_and_others_stay() {
    let page = "href=\"/app/start.0123456789abcdef.js\" sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=, \
                map.0123456789abcdef.svg, /share.png";
    let kept =
        format!("href=\"/app/start.HASH.js\" sha256-{INTEGRITY}, map.0123456789abcdef.svg, /share.png");
    assert_eq!(without_hashes(page), kept);
}
