//! Published formulas stay formulas, the other side of the rules that keep prices text, and become MathML. They are
//! read from the optional folder `../shared/suites`, one JSON object a line.

use content::markdown::{Place, render};
use content::{Base, Body};
use serde_json::Value;
use site::mathml;

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

/// Of 386 formulas. Measured with what else converts TeX natively: math-core 0.7 sets 294 and fails by a panic on two,
/// pulldown-latex 0.8 sets 298, latex2mathml 0.2 sets 143.
const SET: usize = 377;

#[test]
fn published_formulas_are_set() {
    let Some(path) = shared::find("suites/math.jsonl", "formulas") else { return };
    let text = std::fs::read_to_string(path).unwrap();
    let mut set = 0;
    for line in text.lines() {
        let case: Value = serde_json::from_str(line).unwrap();
        let tex = case["tex"].as_str().unwrap();
        match mathml(tex, case["display"].as_bool().unwrap_or_default()) {
            Ok(mathml) => {
                set += 1;
                check(tex, &mathml);
            }
            Err(error) => println!("{tex}\n    {}", error.why),
        }
    }
    let all = text.lines().count();
    println!("{set} of {all} formulas are set: {:.1} %", 100.0 * set as f64 / all as f64);
    assert!(set >= SET, "{set} of {all} formulas are set: the list above says why others are not");
}

/// It is well-formed, has elements and attributes that browsers heed, and no styles, which the policy forbids.
fn check(tex: &str, mathml: &str) {
    const ELEMENTS: [&str; 24] = [
        "annotation",
        "math",
        "menclose",
        "mfrac",
        "mi",
        "mn",
        "mo",
        "mover",
        "mpadded",
        "mphantom",
        "mroot",
        "mrow",
        "mspace",
        "msqrt",
        "mstyle",
        "msub",
        "msubsup",
        "msup",
        "mtable",
        "mtd",
        "mtext",
        "mtr",
        "munder",
        "munderover",
    ];
    let document = roxmltree::Document::parse(mathml).unwrap_or_else(|error| panic!("{tex}: {error}"));
    for node in document.descendants().filter(roxmltree::Node::is_element) {
        let name = node.tag_name().name();
        assert!(ELEMENTS.contains(&name) || name == "semantics", "{tex}: <{name}>");
        assert_eq!(node.attribute("style"), None, "{tex}: <{name}>");
        let variant = node.attribute("mathvariant").unwrap_or("normal");
        assert_eq!(variant, "normal", "{tex}: <{name}>: browsers know no other");
        for (key, value) in node.attributes().map(|it| (it.name(), it.value())) {
            let length = matches!(key, "width" | "height" | "depth" | "lspace" | "rspace" | "voffset");
            assert!(!length || !value.starts_with('+') && !value.ends_with("width"), "{tex}: {key}={value}");
        }
    }
    let source = document.descendants().find(|node| node.has_tag_name("annotation"));
    assert_eq!(source.and_then(|node| node.text()), Some(tex.trim()));
}
