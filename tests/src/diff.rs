//! How a difference is shown: by lines, with the line before it.

use std::fmt::Write;

/// The lines in which two texts differ: `-` expected, `+` found. What both begin and end with is left out.
#[must_use]
pub fn lines(expected: &str, found: &str) -> String {
    let old: Vec<_> = expected.lines().collect();
    let new: Vec<_> = found.lines().collect();
    let head = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let rest = old.len().min(new.len()) - head;
    let tail = old.iter().rev().zip(new.iter().rev()).take(rest).take_while(|(a, b)| a == b).count();
    let mut out = String::new();
    // Writing to a String cannot fail.
    if let Some(before) = head.checked_sub(1) {
        let _ = writeln!(out, "    {}", old[before]);
    }
    for line in &old[head..old.len() - tail] {
        let _ = writeln!(out, "  - {line}");
    }
    for line in &new[head..new.len() - tail] {
        let _ = writeln!(out, "  + {line}");
    }
    out
}

/// The words around the first place in which two texts on one line differ.
#[must_use]
pub fn words(expected: &str, found: &str) -> String {
    let old: Vec<_> = expected.split_whitespace().collect();
    let new: Vec<_> = found.split_whitespace().collect();
    let head = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let around = |words: &[&str]| words[head.saturating_sub(4)..words.len().min(head + 8)].join(" ");
    format!("  - … {} …\n  + … {} …\n", around(&old), around(&new))
}

#[test]
fn what_both_share_is_left_out() {
    assert_eq!(lines("a\nb\nc\nd\n", "a\nb\nx\nd\n"), "    b\n  - c\n  + x\n");
    assert_eq!(lines("a\na\n", "a\n"), "    a\n  - a\n");
    assert_eq!(lines("", "a\n"), "  + a\n");
}
