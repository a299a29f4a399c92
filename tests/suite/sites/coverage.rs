//! No fault without a fixture: every variant of `Fault`, with words of its message that no other one has, must occur
//! in an `expected.txt`, or in what the tests in `unusual` expect.

use std::collections::BTreeSet;
use std::fs;

use super::all;
use crate::{fixture, shared};

const FAULTS: [(&str, &str); 42] = [
    ("FolderMissing", "there is no such folder"),
    ("Unreadable", "this cannot be read: "),
    ("NotUtf8", "posts/a.md:5: the file is not UTF-8 from here on"),
    ("NoIndex", "has no index.md\n"),
    ("PostsWithin", "has no index.md of its own"),
    ("NotAPost", "this file is no post, and"),
    ("OtherExtension", "the name of a post ends in .md"),
    ("SecondText", "this would be a second one"),
    ("NoFrontMatter", "the post does not begin with front matter"),
    ("LateFrontMatter", "must be the first, without blanks"),
    ("FrontMatterOpen", "is not closed by a line"),
    ("Broken", "the front matter is not valid "),
    ("EmptyBody", "the post has no text"),
    ("Missing", "the front matter has no title"),
    ("UnknownKey", "has an unknown key"),
    ("WrongKind", "but must be a date"),
    ("TagsAsText", "'tags' is a text"),
    ("EmptyValue", "'title' is empty"),
    ("NoLetter", "has no letter or digit"),
    ("BadDate", "which is no date: "),
    ("UpdatedBefore", "which is before the post's date"),
    ("BadLanguage", "'language' is \"Persian\""),
    ("BadSlug", "the slug \""),
    ("BadName", "'s name \""),
    ("BadAlias", "cannot lead here: "),
    ("AliasTaken", "the old address /old/one belongs to"),
    ("PlaceholderDate", "a placeholder that was never filled in"),
    ("SameSlug", "belongs to"),
    ("NoDestination", "has no destination"),
    ("BlankInDestination", "makes no link or image"),
    ("NoSuchFile", "leads to no file"),
    ("NoSuchImage", "the image missing"),
    ("NoSuchAddress", "leads to no page"),
    ("NoSuchHeading", "leads to no heading"),
    ("LinkToDraft", "leads to a draft"),
    ("OutsideOfPosts", "lies outside of the posts"),
    ("BesideFlatPost", "lies beside posts"),
    ("NotAnImage", "is not an image that browsers show"),
    ("BadImage", "cannot be used: "),
    ("BadFormula", "the formula cannot be set: "),
    ("UnknownLanguage", "which no highlighter here knows"),
    ("UnknownFenceWord", "behind the fence says nothing"),
];

/// What `crates/site/src/config.rs` has to say.
const SETTINGS: [&str; 15] = [
    "blog.toml: the file cannot be read: ",
    "blog.toml:1: the file is not UTF-8 from here on",
    "the file is not valid TOML: ",
    "there is no setting '",
    "the setting 'title' is missing",
    "'tagline' is empty",
    "'author' is a list, but must be a text",
    "but must be a whole number from 1 on",
    "but must be a list of addresses",
    "which begins neither with https:// nor with mailto:",
    "which is no language tag",
    "which does not begin with https://",
    "which does not end with a slash",
    "which has the character ' '",
    "which names no host",
];

#[test]
fn every_fault_has_a_fixture() {
    let source = fs::read_to_string(shared::repository().join("crates/site/src/posts/fault.rs")).unwrap();
    let (_, list) = source.split_once("enum Fault {\n").unwrap();
    let (list, _) = list.split_once("\n}\n").unwrap();
    // One variant a line, and the fields of those whose fields stand on lines of their own are indented further.
    let variants = list.lines().filter_map(|line| line.strip_prefix("    "));
    let variants: BTreeSet<_> = variants
        .filter(|line| line.starts_with(|c: char| c.is_ascii_uppercase()))
        .map(|line| line.split([' ', ',']).next().unwrap())
        .collect();
    let listed: BTreeSet<_> = FAULTS.iter().map(|(variant, _)| *variant).collect();
    assert_eq!(variants, listed, "name every variant in FAULTS, with words of its message");

    if fixture::updating() {
        return; // the files are being written meanwhile
    }
    let mut told: String = include_str!("unusual.rs").replace("\\n", "\n");
    for site in all() {
        told += &fs::read_to_string(site.join("expected.txt")).unwrap_or_default();
    }
    let words = FAULTS.into_iter().chain(SETTINGS.map(|words| ("a setting", words)));
    let missing: Vec<_> = words.filter(|(_, words)| !told.contains(words)).collect();
    assert!(
        missing.is_empty(),
        "no fixture expects these: {missing:?}: add a post to a site that causes them"
    );
}
