use std::fs;

use super::*;

fn key(name: &str) -> Key {
    Memo::key("test", &[name.as_bytes()])
}

/// A memo with these results, and the folder it lies in.
fn kept(names: &[&str]) -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a/posts.memo");
    let memo = Memo::open(&path);
    for name in names {
        assert_eq!(memo.get_or(key(name), || name.len()), name.len());
    }
    memo.save(Unused::Drop).unwrap();
    (folder, path)
}

fn has(memo: &Memo, name: &str) -> bool {
    memo.get::<usize>(&key(name)) == Some(name.len())
}

#[test]
fn what_was_made_once_is_found() {
    let (_folder, path) = kept(&["one", "three"]);
    let memo = Memo::open(&path);
    assert_eq!(memo.get_or(key("one"), || -> usize { panic!("it is there") }), 3);
    assert!(!has(&memo, "two"));
    assert_ne!(Memo::key("a", &[b"bc"]), Memo::key("ab", &[b"c"]), "parts are told apart");
}

#[test]
fn what_a_build_did_not_use_goes_at_its_end_and_no_earlier() {
    let (_folder, path) = kept(&["one", "three"]);
    for (unused, stays) in [(Unused::Keep, true), (Unused::Drop, false)] {
        let memo = Memo::open(&path);
        assert!(has(&memo, "one"));
        memo.put(key("seven"), &5_usize);
        memo.save(unused).unwrap();
        let memo = Memo::open(&path);
        assert!(has(&memo, "one") && has(&memo, "seven"));
        assert_eq!(has(&memo, "three"), stays);
    }
}

#[test]
fn a_file_that_is_as_it_should_be_is_not_written() {
    let (_folder, path) = kept(&["one"]);
    let before = fs::metadata(&path).unwrap().modified().unwrap();
    let memo = Memo::open(&path);
    assert!(has(&memo, "one"));
    memo.save(Unused::Drop).unwrap();
    assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), before);
}

#[test]
fn a_damaged_or_foreign_file_holds_nothing_wrong() {
    let names: Vec<_> = (0..50).map(|number| "x".repeat(number)).collect();
    let (_folder, path) = kept(&names.iter().map(String::as_str).collect::<Vec<_>>());
    let whole = fs::read(&path).unwrap();
    let look = |bytes: &[u8]| {
        fs::write(&path, bytes).unwrap();
        let memo = Memo::open(&path);
        for name in &names {
            // Either it is not there, or it is right.
            assert_eq!(memo.get_or(key(name), || name.len()), name.len());
        }
        memo.save(Unused::Drop).unwrap();
        assert!(has(&Memo::open(&path), &names[7]), "it is whole again");
    };
    for at in 0..whole.len() {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x10;
        look(&bytes);
        if at % 7 == 0 {
            look(&whole[..at]);
        }
    }
    look(b"something else altogether, and long enough to have an end of sixteen bytes");
}

#[test]
fn nothing_is_left_behind_by_a_build_that_failed() {
    let (folder, path) = kept(&["one"]);
    let memo = Memo::open(&path);
    memo.put(key("seven"), &5_usize);
    drop(memo);
    assert_eq!(fs::read_dir(folder.path().join("a")).unwrap().count(), 1);
}

#[test]
fn a_memo_of_none_keeps_nothing() {
    Memo::none().put(key("one"), &3_usize);
    assert!(!has(Memo::none(), "one"));
    Memo::none().save(Unused::Drop).unwrap();
}
