use pulldown_cmark::{BlockQuoteKind, Event, Tag, TagEnd};

use crate::Text;

/// Writes `> [!NOTE]` and its four siblings as asides that say their name to everybody.
pub(super) fn name<'a>(events: Vec<Event<'a>>, text: &Text) -> Vec<Event<'a>> {
    let named = events.into_iter().map(|event| match event {
        Event::Start(Tag::BlockQuote(Some(kind))) => {
            let (class, title) = words(kind, text);
            Event::Html(
                format!(
                    "<aside class=\"callout callout-{class}\" role=\"note\" aria-label=\"{title}\">\n\
                     <p class=\"callout-title\">{title}</p>\n"
                )
                .into(),
            )
        }
        Event::End(TagEnd::BlockQuote(Some(_))) => Event::Html("</aside>\n".into()),
        event => event,
    });
    named.collect()
}

fn words(kind: BlockQuoteKind, text: &Text) -> (&'static str, &'static str) {
    match kind {
        BlockQuoteKind::Note => ("note", text.note),
        BlockQuoteKind::Tip => ("tip", text.tip),
        BlockQuoteKind::Important => ("important", text.important),
        BlockQuoteKind::Warning => ("warning", text.warning),
        BlockQuoteKind::Caution => ("caution", text.caution),
    }
}
