use pulldown_cmark::{Event, Tag, TagEnd};

/// Puts every table into a box that scrolls, so that a wide one does not widen the page. The box takes focus:
/// without it a keyboard could not scroll it in every engine.
pub(super) fn wrap(events: Vec<Event<'_>>) -> Vec<Event<'_>> {
    let mut out = Vec::with_capacity(events.len());
    for event in events {
        let starts = matches!(event, Event::Start(Tag::Table(_)));
        let ends = matches!(event, Event::End(TagEnd::Table));
        if starts {
            let open = "<div class=\"table\" role=\"region\" aria-label=\"Table\" tabindex=\"0\">\n";
            out.push(Event::Html(open.into()));
        }
        out.push(event);
        if ends {
            out.push(Event::Html("</div>\n".into()));
        }
    }
    out
}
