use pulldown_cmark::{Alignment, Event, Tag, TagEnd};

use crate::Text;

/// Puts every table into a box that scrolls, so that a wide one does not widen the page. The box takes focus:
/// without it a keyboard could not scroll it in every engine.
///
/// Cells are aligned by `align`, as GFM says: our policy forbids the `style` that pulldown-cmark would write, and feed
/// readers and reading modes, which have no sheet of ours, drop it as they drop classes. HTML calls `align` obsolete,
/// but says how to show it.
pub(super) fn wrap<'a>(events: Vec<Event<'a>>, text: &Text) -> Vec<Event<'a>> {
    let mut out = Vec::with_capacity(events.len());
    let mut columns = Vec::new();
    let mut column = 0;
    let mut cell = "th";
    let mut events = events.into_iter().peekable();
    while let Some(event) = events.next() {
        match event {
            Event::Start(Tag::Table(alignments)) => {
                let open = format!(
                    "<div class=\"table\" role=\"group\" aria-label=\"{}\" tabindex=\"0\">\n",
                    text.table
                );
                out.push(Event::Html(open.into()));
                columns = alignments;
                out.push(Event::Start(Tag::Table(Vec::new())));
            }
            Event::Start(row @ (Tag::TableHead | Tag::TableRow)) => {
                column = 0;
                cell = if row == Tag::TableHead { "th" } else { "td" };
                out.push(Event::Start(row));
            }
            // A corner without words heads nothing.
            Event::Start(Tag::TableCell)
                if cell == "th" && matches!(events.peek(), Some(Event::End(TagEnd::TableCell))) =>
            {
                events.next();
                out.push(Event::InlineHtml("<td></td>".into()));
                column += 1;
            }
            Event::Start(Tag::TableCell) => {
                out.push(match columns.get(column).and_then(side) {
                    Some(side) => Event::InlineHtml(format!("<{cell} align=\"{side}\">").into()),
                    None => Event::Start(Tag::TableCell),
                });
                column += 1;
            }
            Event::End(TagEnd::Table) => {
                out.push(event);
                out.push(Event::Html("</div>\n".into()));
            }
            event => out.push(event),
        }
    }
    out
}

fn side(alignment: &Alignment) -> Option<&'static str> {
    match alignment {
        Alignment::None => None,
        Alignment::Left => Some("left"),
        Alignment::Center => Some("center"),
        Alignment::Right => Some("right"),
    }
}
