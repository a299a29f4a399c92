use pulldown_cmark::Event;

use crate::Text;

/// Writes the boxes of task lists with a name: what stands beside one is no label of it, and a screen reader would say
/// no more than "checkbox".
pub(super) fn name<'a>(events: Vec<Event<'a>>, text: &Text) -> Vec<Event<'a>> {
    let named = events.into_iter().map(|event| match event {
        Event::TaskListMarker(done) => {
            let checked = if done { " checked=\"\"" } else { "" };
            let html =
                format!("<input type=\"checkbox\" disabled=\"\" aria-label=\"{}\"{checked} />\n", text.task);
            Event::InlineHtml(html.into())
        }
        event => event,
    });
    named.collect()
}
