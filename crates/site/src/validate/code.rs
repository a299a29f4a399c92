//! References in style sheets and scripts.

use super::facts::Facts;
use super::reference::Role;
use crate::hash;

/// Everything that a style sheet fetches.
pub(super) fn sheet(css: &str, facts: &mut Facts) {
    let mut follow = |role, reference: &str| {
        let reference = reference.trim().trim_matches(['"', '\'']);
        // A picture of a few bytes may stand in a sheet.
        if !reference.starts_with("data:") {
            facts.follow(role, reference);
        }
    };
    for rule in css.split_inclusive([';', '{', '}']) {
        let rule = rule.trim_start();
        if rule.starts_with("@namespace") {
            continue; // a name that looks like an address
        }
        let mut addresses = rule.split("url(").skip(1).peekable();
        if let Some(sheet) = rule.strip_prefix("@import").filter(|_| addresses.peek().is_none()) {
            follow(Role::Stylesheet, sheet.trim_end_matches(';'));
        }
        addresses.for_each(|rest| follow(Role::Image, rest.split(')').next().unwrap_or_default()));
    }
}

/// What a script names that only the build can have named: imports, and files with a hash in their names.
pub(super) fn script(js: &str, facts: &mut Facts) {
    let mut before = "";
    for piece in js.split(['"', '\'', '`']) {
        let relative = piece.starts_with("./") || piece.starts_with("../");
        if relative && imports(before) {
            facts.follow(Role::Script, piece);
        } else if hash::in_name(piece).is_some() && !piece.contains(char::is_whitespace) {
            facts.follow_from(!relative, Role::Data, piece);
        }
        before = piece;
    }
}

/// Whether what stands before a text makes it the name of a module or of a file beside it.
fn imports(before: &str) -> bool {
    let before = before.trim_end();
    ["from", "import", "import(", "new URL("].into_iter().any(|word| before.ends_with(word))
}
