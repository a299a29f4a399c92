//! Published formulas stay formulas: the other side of the rules that keep prices text. They are read from the
//! optional folder `../shared/suites`, one JSON object a line.

use content::markdown::{Place, render};
use content::{Base, Body};
use serde_json::Value;

use crate::shared;

#[test]
fn published_formulas_are_formulas_in_a_line_of_text() {
    let Some(path) = shared::find("suites/math.jsonl", "formulas") else { return };
    let text = std::fs::read_to_string(path).unwrap();
    let base = Base::root();
    let mut read = 0;
    for line in text.lines() {
        let case: Value = serde_json::from_str(line).unwrap();
        let tex = case["tex"].as_str().unwrap();
        // What dollar signs cannot enclose in Markdown: dollar signs, blanks at the ends, lines that may begin blocks.
        if tex.contains(['$', '\n']) || tex.trim() != tex || tex.is_empty() {
            continue;
        }
        read += 1;
        let body = Body { markdown: format!("Text ${tex}$ text"), ..Body::default() };
        let html = render(&body, &Place::article(&base)).html;
        assert!(
            html.contains("<p>Text <span class=\"math math-inline\">"),
            "${tex}$ became text: mend crates/content/src/markdown/math.rs"
        );
    }
    assert!(read > 300, "only {read} formulas were read from ../shared/suites/math.jsonl");
}
