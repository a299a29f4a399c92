//! The script that joins the wasm to the browser, as wasm-bindgen writes it: what stands at the start of a line there is
//! what this goes by. Where it finds nothing, it takes nothing out.

use std::collections::BTreeMap;

/// How a block of lines ends: with this one, or with the next that begins so.
enum End {
    Here,
    Before(&'static str),
}

/// Without the blocks of which `begins` knows the first line.
fn without(glue: &str, mut begins: impl FnMut(&str) -> Option<End>) -> String {
    let mut kept = String::with_capacity(glue.len());
    let mut within: Option<&str> = None;
    for line in glue.split_inclusive('\n') {
        if let Some(end) = within {
            within = (!line.starts_with(end)).then_some(end);
            continue;
        }
        match begins(line) {
            Some(End::Here) => {}
            Some(End::Before(last)) => within = Some(last),
            None => kept += line,
        }
    }
    kept
}

/// Without the classes that it offers to scripts of a page: no page of ours has any, but what they call stays alive.
pub(super) fn without_classes(glue: &str) -> String {
    let mut classes = Vec::new();
    without(glue, |line| {
        if let Some(class) = line.strip_prefix("export class ") {
            classes.extend(words(class).next().map(str::to_owned));
            return Some(End::Before("}"));
        }
        let of_class = |start: &str, end: &str| {
            classes.iter().any(|class| line.starts_with(&[start, class, end].concat()))
        };
        match (of_class("if (Symbol.dispose) ", "."), of_class("const ", "Finalization = ")) {
            (true, _) => Some(End::Here),
            (_, true) => Some(End::Before("    : ")),
            _ => None,
        }
    })
}

/// Without the functions that the wasm does not ask for.
pub(super) fn without_imports(glue: &str, is_used: impl Fn(&str) -> bool) -> String {
    without(glue, |line| {
        let (name, _) = line.strip_prefix("        ")?.split_once(": function(")?;
        (name.starts_with("__wb") && !is_used(name)).then_some(End::Before("        }"))
    })
}

/// With other names, wherever one of these stands as a word.
pub(super) fn renamed(glue: &str, names: &BTreeMap<String, String>) -> String {
    let mut renamed = String::with_capacity(glue.len());
    for piece in glue.split_inclusive(|letter| !is_of_word(letter)) {
        let word = piece.trim_end_matches(|letter| !is_of_word(letter));
        renamed += names.get(word).map_or(word, String::as_str);
        renamed += &piece[word.len()..];
    }
    renamed
}

/// Its identifiers, and other words, in order.
pub(super) fn words(glue: &str) -> impl Iterator<Item = &str> {
    glue.split(|letter| !is_of_word(letter)).filter(|word| !word.is_empty())
}

fn is_of_word(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '_' | '$')
}
