//! What is saved is on the screen, and all else stays as it was.

use serde_json::json;
use tests::finished;

use super::Desk;

const LONG: &str = "posts/long.md";

fn long(changed: &str) -> String {
    let sections: String = (0..30)
        .map(|number| {
            let words = if number == 15 { changed } else { "as it was" };
            format!("## Section {number}\n\nThe text of {number}, {words}.\n\n```rust\nlet number = {number};\n```\n\n")
        })
        .collect();
    format!("+++\ntitle = \"Long\"\ndate = 2025-03-31\n+++\n\n{sections}")
}

fn with_long() -> Desk {
    let mut sources = finished::sources("sites/journal").unwrap();
    sources.insert(LONG.to_owned(), long("first").into_bytes());
    Desk::with(&sources)
}

/// Where a heading is on the screen.
fn top(desk: &Desk, heading: &str) -> f64 {
    desk.tab.js_with(
        "return document.getElementById(arguments[0]).getBoundingClientRect().top",
        vec![json!(heading)],
    )
}

fn wait_text(desk: &Desk, text: &str) {
    let script = "return document.querySelector('main').textContent.includes(arguments[0])";
    desk.tab.wait_with(text, script, vec![json!(text)]);
}

#[test]
fn a_saved_text_appears_where_the_author_is_and_nothing_else_changes() {
    let desk = with_long();
    desk.run(|tab| {
        tab.open_ready("/posts/long/");
        tab.mark_document();
        tab.js::<()>("document.getElementById('section-20').scrollIntoView({ behavior: 'instant' })");
        tab.settle();
        tab.js::<()>(
            "window.kept = document.getElementById('section-20');
             getSelection().selectAllChildren(window.kept.nextElementSibling)",
        );
        let (before, selected) =
            (top(&desk, "section-20"), tab.js::<String>("return String(getSelection())"));
        // Above what is on the screen, and longer by many lines.
        let more = "and more of it ".repeat(200);
        desk.save(LONG, &long(&format!("the second time {more}")));
        wait_text(&desk, "the second time");
        tab.settle();
        assert!(
            (top(&desk, "section-20") - before).abs() < 1.0,
            "{before} is now {}",
            top(&desk, "section-20")
        );
        assert_eq!(tab.js::<String>("return String(getSelection())"), selected);
        assert!(tab.js::<bool>("return window.kept === document.getElementById('section-20')"));
        assert!(tab.is_marked_document(), "no page was loaded");
        // Code that comes has what the app hangs at code.
        desk.save(LONG, &long("third\n\n```toml\nnew = true\n```\n\nand on"));
        wait_text(&desk, "new = true");
        tab.wait_for("its button", "return !document.querySelector('.code:not(:has(.copy))')");
    });
}

#[test]
fn a_page_that_the_app_has_shown_follows_too_and_the_next_one_is_not_an_old_one() {
    let desk = with_long();
    desk.run(|tab| {
        tab.open_ready("/posts/long/");
        tab.go_by_link("/archive/");

        tab.wait_heading("Archive");
        tab.go_by_link("/posts/long/");
        tab.wait_heading("Long");
        desk.save(LONG, &long("second"));
        wait_text(&desk, "second");
        desk.save(LONG, &long("third").replace("\"Long\"", "\"Longer\""));
        tab.wait_heading("Longer");
        tab.wait_for("the title", "return document.title.startsWith('Longer')");
        tab.go_by_link("/archive/");
        tab.wait_heading("Archive");
        wait_text(&desk, "Longer");
        tab.back();
        tab.wait_heading("Longer");
        wait_text(&desk, "third");
    });
}

#[test]
fn lists_follow_what_is_saved() {
    let desk = Desk::small();
    desk.run(|tab| {
        tab.open_ready("/archive/");
        tab.mark_document();
        desk.save(LONG, &long("first"));
        wait_text(&desk, "Long");
        std::fs::remove_file(desk.file(LONG)).unwrap();
        tab.wait_for("its end", "return !document.querySelector('main').textContent.includes('Long')");
        assert!(tab.is_marked_document());
    });
}
