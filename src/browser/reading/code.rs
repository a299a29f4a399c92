//! Code is copied by a button at its box. The app adds it, as only the app can make it work; it hangs where no text is, so
//! that nothing moves, and it has no text of its own, so that nobody selects it together with the code.

use content::Text;
use leptos::prelude::document;
use web_sys::Element;

use super::clipboard::{self, clipboard};
use super::each;

/// Hangs a button at every block that has none, where the browser lets pages copy.
pub(super) fn arrive(text: &Text) {
    if clipboard().is_none() {
        return;
    }
    let document = document();
    // The label of code is in the language of its article, and so is this one.
    let article = document.query_selector("article[lang]").ok().flatten();
    let language = article.and_then(|article| article.get_attribute("lang"));
    let name = language.map_or(text, |tag| Text::of(&tag)).copy;
    let Ok(Some(main)) = document.query_selector("main") else { return };
    each(&main, ".code:not(:has(.copy)) > pre", |pre| {
        if let Ok(button) = document.create_element("button") {
            button.set_class_name("copy");
            let _ = button.set_attribute("aria-label", name);
            let _ = pre.after_with_node_1(&button);
        }
    });
}

/// Copies what the box of the button holds: all of the source, and nothing else.
pub(super) fn copy(button: &Element, text: &'static Text) {
    let code = button.parent_element().and_then(|around| around.query_selector("pre code").ok()?);
    if let Some(code) = code.and_then(|code| code.text_content()) {
        clipboard::copy(&code, text.code_copied, Some(text.not_copied));
    }
}
