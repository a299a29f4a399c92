//! The finished folder is a function of what goes in.

use std::collections::BTreeMap;

use site::Profile;
use tests::finished::{self, NO_CODE};
use tests::tree::{self, Tree};

fn journal() -> Tree {
    finished::sources("sites/journal").unwrap()
}

/// The finished folder of sources that are written in this order.
fn assembled<'a>(sources: impl IntoIterator<Item = (&'a String, &'a Vec<u8>)>) -> Tree {
    let folder = tempfile::tempdir().unwrap();
    finished::finish(sources, &NO_CODE, &Profile::Debug, folder.path()).unwrap_or_else(|why| panic!("{why}"));
    tree::read(folder.path()).unwrap()
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
    let compiled = [NO_CODE.wasm, NO_CODE.glue];
    assert_eq!(code(&before).values().filter(|bytes| compiled.contains(*bytes)).count(), 2);

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
