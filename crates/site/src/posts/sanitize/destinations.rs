use content::markdown::references;

use super::removed::Removed;
use super::{Edit, allow};

/// Links and images of Markdown that lead where none may: a backslash before the bracket shows them as text.
pub(super) fn refused(markdown: &str) -> Vec<Edit> {
    let bad = references(markdown).into_iter().filter(|reference| !allow::may_link(&reference.destination));
    let edits = bad.map(|reference| {
        let at = reference.offset;
        let mark = markdown[at..].chars().next().unwrap_or('[');
        let text = if mark == '<' { "&lt;".to_owned() } else { format!("\\{mark}") };
        // Of an image, the bracket behind its mark would be a link.
        let (len, text) = match markdown[at..].starts_with("![") {
            true => (2, "\\!\\[".to_owned()),
            false => (mark.len_utf8(), text),
        };
        Edit { range: at..at + len, text, why: Some(Removed::Scheme { destination: reference.destination }) }
    });
    edits.collect()
}
