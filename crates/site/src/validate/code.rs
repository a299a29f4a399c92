//! References in style sheets and scripts.

use url::Url;

use super::reference::Role;
use super::report::Report;
use super::resolve::Resolver;
use crate::hash;

/// Everything that a style sheet fetches.
pub(super) fn sheet(css: &str, from: &Url, resolver: &mut Resolver<'_>, report: &mut Report) {
    for (marker, end) in [("url(", ")"), ("@import", ";")] {
        for rest in css.split(marker).skip(1) {
            let reference = rest.split(end).next().unwrap_or_default().trim().trim_matches(['"', '\'']);
            // A picture of a few bytes may stand in a sheet.
            if !reference.starts_with("url(") && !reference.starts_with("data:") {
                report.follow(resolver, from, Role::Image, reference);
            }
        }
    }
}

/// What a script names that only the build can have named: imports, and files with a hash in their names.
pub(super) fn script(js: &str, from: &Url, resolver: &mut Resolver<'_>, report: &mut Report) {
    let mut before = "";
    for piece in js.split(['"', '\'', '`']) {
        let relative = piece.starts_with("./") || piece.starts_with("../");
        if relative && imports(before) {
            report.follow(resolver, from, Role::Script, piece);
        } else if hash::in_name(piece).is_some() && !piece.contains(char::is_whitespace) {
            let from = if relative { from } else { resolver.site.home() };
            report.follow(resolver, from, Role::Data, piece);
        }
        before = piece;
    }
}

/// Whether what stands before a text makes it the name of a module or of a file beside it.
fn imports(before: &str) -> bool {
    let before = before.trim_end();
    ["from", "import", "import(", "new URL("].into_iter().any(|word| before.ends_with(word))
}
