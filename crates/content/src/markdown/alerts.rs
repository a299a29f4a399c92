use pulldown_cmark::{BlockQuoteKind, Event, Tag, TagEnd};

/// Writes `> [!NOTE]` and its four siblings as asides that say their name to everybody.
pub(super) fn name(events: Vec<Event<'_>>) -> Vec<Event<'_>> {
    let named = events.into_iter().map(|event| match event {
        Event::Start(Tag::BlockQuote(Some(kind))) => {
            let (class, title) = words(kind);
            Event::Html(
                format!(
                    "<aside class=\"callout callout-{class}\" aria-label=\"{title}\">\n\
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

fn words(kind: BlockQuoteKind) -> (&'static str, &'static str) {
    match kind {
        BlockQuoteKind::Note => ("note", "Note"),
        BlockQuoteKind::Tip => ("tip", "Tip"),
        BlockQuoteKind::Important => ("important", "Important"),
        BlockQuoteKind::Warning => ("warning", "Warning"),
        BlockQuoteKind::Caution => ("caution", "Caution"),
    }
}
