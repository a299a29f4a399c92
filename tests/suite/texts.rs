//! Every text of the interface stands in `crates/content/src/text`, where each language must have it: none may be left
//! in a view, where it would stay English on every blog.

use std::fs;
use std::path::{Path, PathBuf};

/// What shows something to readers.
const VIEWS: [&str; 5] = ["src/pages", "src/components", "src/screen.rs", "src/library.rs", "src/app.rs"];

#[test]
fn no_view_has_a_text_of_its_own() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut found = Vec::new();
    for file in VIEWS.iter().flat_map(|path| sources(&root.join(path))) {
        let source = fs::read_to_string(&file).unwrap();
        for (number, line) in (1..).zip(source.lines()) {
            found
                .extend(texts(line).into_iter().map(|text| format!("{}:{number}: {text:?}", file.display())));
        }
    }
    assert!(found.is_empty(), "move to crates/content/src/text:\n{}", found.join("\n"));
}

#[test]
fn a_text_is_told_from_what_programs_read() {
    assert_eq!(texts(r#"<h1 class="opening first">"Page not found"</h1>"#), ["Page not found"]);
    assert_eq!(texts(r#"<nav aria-label="Pages" rel="prev">"older"</nav>"#), ["Pages", "older"]);
    assert_eq!(texts(r#"{format!("{minutes} min read")}"#), ["{minutes} min read"]);
    assert!(
        texts(r#"fill(text.part, &[("number", &of)]); base.join("feed.xml") " · " // "A text""#).is_empty()
    );
}

fn sources(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        return vec![path.to_owned()];
    }
    let mut files: Vec<_> = fs::read_dir(path).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    files
}

/// The string literals of a line that are for readers: those that begin like a sentence, have several words, or stand
/// alone between tags; not the values of attributes that no reader hears.
fn texts(line: &str) -> Vec<&str> {
    let code = line.split("// ").next().unwrap_or_default();
    let parts: Vec<_> = code.split('"').collect();
    let literals = parts.windows(3).step_by(2).filter(|around| {
        let [before, text, after] = around else { return false };
        let letters = text.chars().any(char::is_alphabetic);
        let attribute =
            before.ends_with('=') && !["label=", "title=", "alt="].iter().any(|is| before.ends_with(is));
        let sentence = text.starts_with(char::is_uppercase) || text.trim().contains(' ');
        let alone = before.ends_with('>') && after.starts_with('<');
        letters && !attribute && (sentence || alone)
    });
    literals.map(|around| around[1]).collect()
}
