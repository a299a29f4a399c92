//! Texts that no person writes: the renderer takes time in proportion to them, and never panics.

use std::time::{Duration, Instant};

use content::markdown::{Place, references, render};
use content::{Base, Body};

const MANY: usize = 10_000;

/// Times one rendering. Work that grows with the square of `MANY` takes many seconds; a second is generous to a
/// slow machine that compiles beside the test.
fn in_a_second(what: &str, markdown: String) -> String {
    let base = Base::root();
    let body = Body { markdown, ..Body::default() };
    let start = Instant::now();
    let html = render(&body, &Place::article(&base)).html;
    let took = start.elapsed();
    assert!(took < Duration::from_secs(1), "{MANY} {what} took {took:?}: look for work done anew for each");
    html
}

#[test]
fn equal_headings_take_time_in_proportion() {
    let html = in_a_second("equal headings", "# Section\n\n".repeat(MANY));
    assert!(html.contains("id=\"section-10000\""));
    let html = in_a_second("equal ids", "# Section {#a}\n\n".repeat(MANY));
    assert!(html.contains("id=\"a-10000\""));
}

#[test]
fn notes_take_time_in_proportion() {
    let with = |note: fn(usize) -> String| (0..MANY).map(note).collect::<String>();
    let html = in_a_second("notes", with(|n| format!("Text[^{n}]\n\n[^{n}]: Note\n\n")));
    assert!(html.contains("<li id=\"fn.10000\""));
    let html = in_a_second("notes without a reference", with(|n| format!("[^{n}]: Note\n\n")));
    assert!(html.contains("<li id=\"fn.10000\""));
    let html = in_a_second("notes in a chain", with(|n| format!("[^{n}]: Note[^{}]\n\n", n + 1)));
    assert!(html.contains("<li id=\"fn.10000\""));
    let html = in_a_second("references to a note", format!("{}\n\n[^a]: Note", "[^a] ".repeat(MANY)));
    assert!(html.contains("id=\"fnref.1.10000\""));
}

#[test]
fn dollar_signs_take_time_in_proportion() {
    for unit in ["costs $5, or ($6) ", "$1 a,", "$a/$b", "$x$1", "${", "$}$\"", "# a {}\n"] {
        in_a_second(unit, unit.repeat(MANY));
    }
}

#[test]
fn deep_nesting_ends() {
    let deep = |open: &str, close: &str| open.repeat(1_000) + "x" + &close.repeat(1_000);
    for (open, close) in [("![", "](y)"), ("> ", ""), ("- ", ""), ("*", "*"), ("[^a]: ", "[^a]"), ("<b>", "")]
    {
        in_a_second(open, deep(open, close));
    }
}

#[test]
fn references_are_found_where_their_author_wrote_them() {
    let markdown = "$5 or ($6) and $7 or ($8)\n\n# a {}\n\n[x](y.md) ![z](w.png)\n";
    let found: Vec<_> = references(markdown).into_iter().map(|r| (r.destination, r.offset)).collect();
    let at = |text| markdown.find(text).unwrap();
    assert_eq!(found, [("y.md".to_owned(), at("[x]")), ("w.png".to_owned(), at("![z]"))]);
}
