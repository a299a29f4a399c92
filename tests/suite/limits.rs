//! Texts that no person writes: the renderer takes time in proportion to them, and never panics.

use std::time::Duration;

use content::markdown::{Place, references, render};
use content::search::{self, Group};
use content::{Base, Body};
use cpu_time::ThreadTime;

/// So many of a thing in the smaller text, four times as many in the larger one: enough that two nanoseconds for each
/// pair of them are noticed, few enough that a fault is told within a minute.
const MANY: usize = 2_500;

/// A shorter time says little: on a faster machine, a text is made longer.
const MEASURABLE: Duration = Duration::from_millis(3);

/// The larger text may take so many times as long as the smaller one. In proportion it takes four times as long, work
/// that grows with the square sixteen times; what lies between is for caches, and for whatever else the machine does.
const MOST: f64 = 10.0;

/// Renders many things and four times as many, and compares the times: the best of three, since a moment's load only
/// ever adds to one. Where the machine stays busy more tries follow, which help a text that takes time in proportion
/// and no other.
fn in_proportion(what: &str, markdown: impl Fn(usize) -> String) -> String {
    let small = assert_in_proportion(what, markdown, |markdown| rendered(markdown).1);
    rendered(&small).0
}

/// The same for any work on many things. The smaller of the two works' inputs.
fn assert_in_proportion<T>(what: &str, make: impl Fn(usize) -> T, time: impl Fn(&T) -> Duration) -> T {
    let mut many = MANY;
    while time(&make(many)) < MEASURABLE {
        many *= 2;
    }
    let (small, large) = (make(many), make(4 * many));
    let mut best = [Duration::MAX; 2];
    let mut ratio = f64::INFINITY;
    for round in 1..=6 {
        best[0] = best[0].min(time(&small));
        best[1] = best[1].min(time(&large));
        ratio = best[1].as_secs_f64() / best[0].as_secs_f64();
        if round >= 3 && ratio < MOST {
            break;
        }
    }
    assert!(
        ratio < MOST,
        "four times {many} {what} take {ratio:.1} times as long: look for work done anew for each"
    );
    small
}

fn rendered(markdown: &str) -> (String, Duration) {
    let base = Base::root();
    let body = Body { markdown: markdown.to_owned(), ..Body::default() };
    // Of this thread on its processor: what else the machine does is not counted.
    let start = ThreadTime::now();
    let html = render(&body, &Place::article(&base)).html;
    (html, start.elapsed())
}

/// One test, so that no text is timed beside another.
#[test]
fn every_text_takes_time_in_proportion() {
    let html = in_proportion("equal headings", |many| "# Section\n\n".repeat(many));
    assert!(html.contains("id=\"section-2500\""));
    let html = in_proportion("equal ids", |many| "# Section {#a}\n\n".repeat(many));
    assert!(html.contains("id=\"a-2500\""));

    let notes = |note: fn(usize) -> String| move |many| (0..many).map(note).collect::<String>();
    let html = in_proportion("notes", notes(|n| format!("Text[^{n}]\n\n[^{n}]: Note\n\n")));
    assert!(html.contains("<li id=\"fn.2500\""));
    let html = in_proportion("notes without a reference", notes(|n| format!("[^{n}]: Note\n\n")));
    assert!(html.contains("<li id=\"fn.2500\""));
    let html = in_proportion("notes in a chain", notes(|n| format!("[^{n}]: Note[^{}]\n\n", n + 1)));
    assert!(html.contains("<li id=\"fn.2500\""));
    let html = in_proportion("references to a note", |many| "[^a] ".repeat(many) + "\n\n[^a]: Note");
    assert!(html.contains("id=\"fnref.1.2500\""));

    for unit in ["costs $5, or ($6) ", "$1 a,", "$a/$b", "$x$1", "${", "$}$\"", "# a {}\n"] {
        in_proportion(unit, |many| unit.repeat(many));
    }

    // In the index for searching, every identifier of a large blog is a group of its own.
    let groups =
        |many| (0..many).map(|n| Group { words: vec![format!("w{n}")], ..Group::default() }).collect();
    assert_in_proportion("words of an index", groups, |groups: &Vec<_>| {
        let start = ThreadTime::now();
        let bytes = search::write(groups);
        let time = start.elapsed();
        assert!(bytes.len() > groups.len());
        time
    });
}

/// A text that takes twice as long for each further level never ends.
#[test]
fn deep_nesting_ends() {
    let deep = |open: &str, close: &str| open.repeat(1_000) + "x" + &close.repeat(1_000);
    for (open, close) in [("![", "](y)"), ("> ", ""), ("- ", ""), ("*", "*"), ("[^a]: ", "[^a]"), ("<b>", "")]
    {
        assert!(rendered(&deep(open, close)).0.contains('x'), "{open}");
    }
}

#[test]
fn references_are_found_where_their_author_wrote_them() {
    let markdown = "$5 or ($6) and $7 or ($8)\n\n# a {}\n\n[x](y.md) ![z](w.png)\n";
    let found: Vec<_> = references(markdown).into_iter().map(|r| (r.destination, r.offset)).collect();
    let at = |text| markdown.find(text).unwrap();
    assert_eq!(found, [("y.md".to_owned(), at("[x]")), ("w.png".to_owned(), at("![z]"))]);
}
