use leptos::prelude::*;

use super::use_text;

/// The list of an article's headings; nothing when it has none. A popover where there is no room beside the text, which
/// the browser alone opens; where there is, the style sheet shows it there, always.
#[component]
pub fn Contents(
    /// As [`content::markdown::contents`] writes it.
    html: String,
    /// The article's own language, and its direction.
    language: Option<String>,
    /// See `language`.
    direction: Option<&'static str>,
) -> impl IntoView {
    let text = use_text();
    let tag = language.as_ref().map(|_| text.tag);
    (!html.is_empty()).then(|| {
        view! {
            <nav class="contents" aria-label=text.contents lang=tag dir=tag.map(content::direction)>
                // A dot in the id: no heading has one.
                <button popovertarget="app.contents">{text.contents}</button>
                <div id="app.contents" popover lang=language dir=direction inner_html=html></div>
            </nav>
        }
    })
}
