//! The document's head, kept true to the view.

use content::PageHead;
use leptos::prelude::document;
use web_sys::Element;

/// Makes the document's head speak of what is shown: the elements between the title and the app's own `meta` are the
/// view's; whatever else stands in the head, also what extensions put there, stays.
pub fn apply(head: &PageHead) {
    let document = document();
    document.set_title(&head.title);
    let Ok(Some(end)) = document.query_selector("meta[name=fieldnotes]") else { return };
    let Ok(Some(title)) = document.query_selector("head > title") else { return };
    while let Some(old) = title.next_element_sibling().filter(|next| *next != end && is_of_a_view(next)) {
        old.remove();
    }
    for element in &head.elements {
        // Both fail only for names that cannot stand in HTML.
        let Ok(new) = document.create_element(&element.name) else { continue };
        for (name, value) in &element.attributes {
            let _ = new.set_attribute(name, value);
        }
        if !element.text.is_empty() {
            new.set_text_content(Some(&element.text));
        }
        let _ = end.before_with_node_1(&new);
    }
}

fn is_of_a_view(element: &Element) -> bool {
    matches!(element.tag_name().as_str(), "META" | "LINK" | "SCRIPT")
}
