//! The finished folder is a function of what goes in. Trunk is not asked for this: a staging folder with the real
//! `index.html` and stand-ins for what the compiler makes is enough.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use site::{Drafts, Profile, Project, assemble};

use crate::shared;

const WASM: &[u8] = b"\0asm stands for what the compiler makes";
const GLUE: &[u8] = b"export default async () => {};\n";

/// Every file of a folder: its path below it, and its bytes.
type Tree = BTreeMap<String, Vec<u8>>;

fn read(folder: &Path) -> Tree {
    fn walk(root: &Path, folder: &Path, tree: &mut Tree) {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                walk(root, &path, tree);
            } else {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
                tree.insert(name, fs::read(path).unwrap());
            }
        }
    }
    let mut tree = Tree::new();
    walk(folder, folder, &mut tree);
    tree
}

/// The sources of a blog, with this project's own style sheets.
fn journal() -> Tree {
    let mut sources = read(&shared::repository().join("tests/fixtures/sites/journal"));
    for (name, bytes) in read(&shared::repository().join("style")) {
        sources.insert(format!("style/{name}"), bytes);
    }
    sources
}

/// Writes the sources in the order in which they come, and assembles them.
fn assembled<'a>(sources: impl IntoIterator<Item = (&'a String, &'a Vec<u8>)>) -> Tree {
    assembled_as(&Profile::Debug, sources)
}

/// The same as readers get it.
fn released(sources: &Tree) -> Tree {
    let cache = tempfile::tempdir().unwrap();
    assembled_as(&Profile::Release { wasm_opt: None, cache: cache.path().to_owned() }, sources)
}

fn assembled_as<'a>(profile: &Profile, sources: impl IntoIterator<Item = (&'a String, &'a Vec<u8>)>) -> Tree {
    let root = tempfile::tempdir().unwrap();
    for (name, bytes) in sources {
        let file = root.path().join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, bytes).unwrap();
    }
    let staging = tempfile::tempdir().unwrap();
    fs::write(staging.path().join("app_bg.wasm"), WASM).unwrap();
    fs::write(staging.path().join("app.js"), GLUE).unwrap();
    fs::copy(shared::repository().join("index.html"), staging.path().join("index.html")).unwrap();
    let project =
        Project::load(root.path(), Drafts::LeaveOut).unwrap_or_else(|problems| panic!("\n{problems}"));
    assemble(&project, staging.path(), profile).unwrap_or_else(|error| panic!("{error}"));
    read(staging.path())
}

/// What runs in the browser.
fn code(tree: &Tree) -> BTreeMap<&str, &[u8]> {
    let code = tree.iter().filter(|(name, _)| name.ends_with(".wasm") || name.ends_with(".js"));
    code.map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect()
}

fn names(tree: &Tree) -> Vec<&String> {
    tree.keys().collect()
}

#[test]
fn the_same_sources_make_the_same_bytes() {
    let sources = journal();
    let one = assembled(&sources);
    // Written the other way round, for file systems that list names in the order of their making.
    let other = assembled(sources.iter().rev());
    assert_eq!(names(&one), names(&other));
    for (name, bytes) in &one {
        assert!(*bytes == other[name], "{name} has other bytes the second time");
    }
    assert!(one.contains_key("posts/first/index.html"), "{:?}", names(&one));
}

#[test]
fn drafts_leave_no_trace() {
    let sources = journal();
    let with = assembled(&sources);
    let without = sources.iter().filter(|(_, text)| !String::from_utf8_lossy(text).contains("draft = true"));
    let without = assembled(without);
    assert_eq!(names(&with), names(&without));
    assert!(with == without, "a draft changes what is published");
}

#[test]
fn code_does_not_depend_on_the_posts() {
    let sources = journal();
    let before = assembled(&sources);
    assert_eq!(code(&before).values().filter(|bytes| **bytes == WASM || **bytes == GLUE).count(), 2);

    let mut with_another = sources.clone();
    let post = "+++\ntitle = \"Another\"\ndate = \"2030-01-01\"\ntags = [\"new\"]\n+++\n\nA twelfth post.\n";
    with_another.insert("posts/another.md".to_owned(), post.into());
    let mut with_a_word = sources.clone();
    let first = String::from_utf8(sources["posts/first.md"].clone()).unwrap();
    with_a_word.insert("posts/first.md".to_owned(), first.replace("A rule,", "A line,").into());

    for (what, changed) in [("another post", with_another), ("another word", with_a_word)] {
        let after = assembled(&changed);
        assert_ne!(names(&before), names(&after), "{what} is published under no other name");
        assert_eq!(code(&before), code(&after), "{what} changes code");
    }
}

#[test]
fn pages_change_with_what_they_show_and_with_nothing_else() {
    let sources = journal();
    let before = released(&sources);
    let mut changed = sources.clone();
    let first = String::from_utf8(sources["posts/first.md"].clone()).unwrap();
    changed.insert("posts/first.md".to_owned(), first.replace("A rule,", "A line,").into());
    let after = released(&changed);
    let is_page = |name: &&String| name.ends_with(".html");
    let differ: Vec<_> =
        after.keys().filter(is_page).filter(|name| before.get(*name) != after.get(*name)).collect();
    assert_eq!(differ, ["posts/first/index.html"]);
}

#[test]
fn the_worker_knows_every_page_and_its_packs_hold_what_its_list_says() {
    let tree = released(&journal());
    let (list_name, list) = tree.iter().find(|(name, _)| name.starts_with("offline/list.")).unwrap();
    let worker = String::from_utf8(tree["sw.js"].clone()).unwrap();
    assert!(worker.contains(list_name.as_str()), "the worker does not know {list_name}");
    let list: serde_json::Value = serde_json::from_slice(list).unwrap();
    let files = list["files"].as_array().unwrap();
    assert_eq!(list["kept"], files.len(), "a small blog is kept whole");
    let file_of = |address: &str| match address {
        "" => "index.html".to_owned(),
        folder if folder.ends_with('/') => format!("{folder}index.html"),
        file => file.to_owned(),
    };
    let kept: Vec<_> = files.iter().map(|file| file_of(file[0].as_str().unwrap())).collect();
    for name in tree.keys().filter(|name| name.ends_with(".html") || name.starts_with("content/")) {
        assert!(kept.contains(name), "{name} is not kept");
    }
    assert!(
        !kept.iter().any(|name| name.ends_with(".xml") || name.ends_with(".md") || name.contains("/share."))
    );
    for (name, file) in kept.iter().zip(files) {
        assert_eq!(file[2], tree[name].len(), "{name}");
    }
    let packs = list["packs"].as_array().unwrap();
    assert!(!packs.is_empty());
    for pack in packs {
        let [first, count] = [1, 2].map(|at| usize::try_from(pack[at].as_u64().unwrap()).unwrap());
        let bytes: Vec<u8> = kept[first..first + count].iter().flat_map(|name| tree[name].clone()).collect();
        assert!(bytes == tree[pack[0].as_str().unwrap()], "{pack}");
    }
    // While the author writes, nothing is kept; what an earlier worker kept goes.
    let debug = assembled(&journal());
    assert!(!debug.keys().any(|name| name.starts_with("offline/list.") || name.starts_with("app/offline.")));
    assert!(String::from_utf8_lossy(&debug["sw.js"]).contains("registration.unregister()"));
}
