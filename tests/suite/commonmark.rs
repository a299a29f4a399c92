//! The published cases of CommonMark 0.31.2 and of GitHub Flavored Markdown 0.29, run through our renderer.
//!
//! What our passes add on purpose is taken off again in [`additions`]; what then still deviates is listed by case
//! number in `tests/deviations/`, below its reason. The cases themselves are not ours to copy: they are read from
//! the optional folder `../shared/suites`, one JSON object a line.

mod additions;
mod normal;

use std::collections::BTreeMap;

use content::markdown::{Place, render};
use content::{Base, Body};
use serde_json::Value;

use crate::{deviations, diff, shared};

#[test]
fn commonmark() {
    run("commonmark", "suites/commonmark-0.31.2.jsonl", 652);
}

#[test]
fn gfm() {
    run("gfm", "suites/gfm-0.29.jsonl", 673);
}

fn run(name: &str, file: &str, count: usize) {
    let Some(path) = shared::find(file, name) else { return };
    let text = std::fs::read_to_string(path).unwrap();
    let base = Base::root();
    let place = Place { top_level: 1, ..Place::article(&base) };
    let mut deviating = BTreeMap::new();
    for line in text.lines() {
        let case: Value = serde_json::from_str(line).unwrap();
        let field = |name: &str| case[name].as_str().unwrap();
        let body = Body { markdown: field("markdown").to_owned(), ..Body::default() };
        let expected = normal::form(field("html"));
        let found = normal::form(&render(&body, &place).html);
        if expected != found {
            let details = format!(
                "  {}\n{:?}\n{}",
                field("section"),
                field("markdown"),
                diff::lines(&expected, &found)
            );
            deviating.insert(case["example"].to_string(), details);
        }
    }
    println!("{name}: {} of {} cases pass", text.lines().count() - deviating.len(), text.lines().count());
    assert_eq!(text.lines().count(), count, "../shared/{file} is not the file whose numbers are listed");
    if let Err(report) = deviations::check(name, &deviating) {
        panic!("\n{report}");
    }
}
