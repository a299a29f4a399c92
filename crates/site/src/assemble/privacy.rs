use content::text::Language;

use super::page::escaped;
use crate::Config;

/// Where the page lies.
pub(super) const PATH: &str = fieldnotes::components::PRIVACY;

/// What is kept on a device, by the names under which browsers show it: in the storage of the site, for good or for a
/// visit, and among its caches.
const KEPT: [(Kept, &[&str]); 4] = [
    (
        Kept::Settings,
        &["fieldnotes.theme", "fieldnotes.face", "fieldnotes.size", "fieldnotes.width", "fieldnotes.keys"],
    ),
    (Kept::Stopped, &["fieldnotes.stopped"]),
    (Kept::Visit, &["fieldnotes.offsets"]),
    (Kept::Offline, &["fieldnotes.visited", "fieldnotes.first", "fieldnotes.offline", "fieldnotes…:…"]),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kept {
    Settings,
    Stopped,
    Visit,
    Offline,
}

/// What `main` holds on the page that says what the blog stores, and where. Only the build writes it: the app has no
/// view of it, and a link to it loads the page.
pub(super) fn main(config: &Config) -> String {
    let text = &Language::of(&config.blog.language).frame().privacy;
    let paragraph = |text: &str| format!("<p>{}</p>", escaped(text));
    let said = |kept| match kept {
        Kept::Settings => text.settings,
        Kept::Stopped => text.stopped,
        Kept::Visit => text.visit,
        Kept::Offline => text.offline,
    };
    let items =
        KEPT.iter().filter(|(kept, _)| config.offline || *kept != Kept::Offline).map(|(kept, names)| {
            let names: Vec<_> = names.iter().map(|name| format!("<code>{name}</code>")).collect();
            format!("<li>{} {}</li>", escaped(said(*kept)), names.join(" "))
        });
    let items: String = items.collect();
    let frames = if config.embed.is_empty() { String::new() } else { paragraph(text.frames) };
    format!(
        "<header class=\"opening\"><h1>{}</h1></header><div class=\"prose\">{}{frames}{}<ul>{items}</ul>{}</div>",
        escaped(text.title),
        paragraph(text.about),
        paragraph(text.kept),
        paragraph(text.removed),
    )
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;

    /// Every key that stands in a source file, as `"fieldnotes.…"`.
    fn keys(folder: &Path, found: &mut Vec<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                keys(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs" || extension == "js")
                && path.file_name().is_some_and(|name| name != "privacy.rs")
            {
                let text = fs::read_to_string(&path).unwrap();
                let parts = text.split("\"fieldnotes.").skip(1).filter_map(|part| part.split_once('"'));
                found.extend(parts.map(|(name, _)| format!("fieldnotes.{name}")));
            }
        }
    }

    #[test]
    fn everything_that_is_stored_is_named() {
        let mut found = Vec::new();
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        keys(&root.join("../../src"), &mut found);
        keys(&root.join("src/assemble"), &mut found);
        let named: Vec<_> = KEPT.iter().flat_map(|(_, names)| *names).collect();
        assert!(found.len() > 5, "{found:?}");
        for key in found {
            // The settings' names are joined to it.
            assert!(key == "fieldnotes." || named.contains(&&key.as_str()), "{key} is stored, but not named");
        }
    }
}
