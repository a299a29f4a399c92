//! Links at headings: a click also copies where they lead.

use content::Text;
use web_sys::HtmlAnchorElement;

use super::clipboard;

/// Copies the whole address, and says so. Where the browser does not allow it, the link is still one.
pub(super) fn copy(link: &HtmlAnchorElement, text: &'static Text) {
    clipboard::copy(&link.href(), text.copied, None);
}
