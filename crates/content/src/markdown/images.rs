use pulldown_cmark::{CowStr, Event, Tag, TagEnd};
use pulldown_cmark_escape::{escape_href, escape_html};

use super::text;
use crate::{Base, Targets};

/// An article's first image is on the first screen when less text than this comes before it, in bytes: about what a
/// tablet or a desktop window shows. Other scripts need more bytes a letter, and more room.
const FIRST_SCREEN: usize = 1500;

/// The style sheet makes no drawing narrower than about this, in CSS pixels.
const LEGIBLE: u32 = 480;

/// Writes images as `img` with their dimensions, loaded when they come near; one that stands alone in its
/// paragraph and has a title becomes a `figure` with the title as its caption.
///
/// One on the first screen is loaded at once. A lazy one waits until the page has been laid out: on a weak line and a
/// slow phone, the reader saw it a fifth later.
pub(super) fn write<'a>(events: Vec<Event<'a>>, targets: &Targets, base: &Base) -> Vec<Event<'a>> {
    let mut out = Vec::with_capacity(events.len());
    let mut events = events.into_iter().peekable();
    let mut text_before = 0;
    let mut first = true;
    while let Some(event) = events.next() {
        let Event::Start(Tag::Image { dest_url, title, .. }) = event else {
            if let Event::Text(text) | Event::Code(text) = &event {
                text_before += text.len();
            }
            out.push(event);
            continue;
        };
        let lazy = !std::mem::take(&mut first) || text_before >= FIRST_SCREEN;
        let mut alt = String::new();
        let mut depth = 1; // an image's text may hold another image
        for inner in events.by_ref() {
            match inner {
                Event::Start(Tag::Image { .. }) => depth += 1,
                Event::End(TagEnd::Image) => depth -= 1,
                _ => text::push(&mut alt, &inner),
            }
            if depth == 0 {
                break;
            }
        }
        let target = targets.get(dest_url.as_ref());
        let src = target.map_or(dest_url, |target| base.join(&target.path).into());
        let alone = matches!(out.last(), Some(Event::Start(Tag::Paragraph)))
            && matches!(events.peek(), Some(Event::End(TagEnd::Paragraph)));
        let figure = alone && !title.is_empty();
        let size = target.and_then(|target| target.size);
        let img = Img { src: &src, alt: &alt, title: &title, size, lazy };
        if figure {
            out.pop();
            events.next();
            out.push(Event::Html(img.figure().into()));
        } else {
            out.push(Event::InlineHtml(img.html(!title.is_empty()).into()));
        }
    }
    out
}

struct Img<'a> {
    src: &'a CowStr<'a>,
    alt: &'a str,
    title: &'a str,
    size: Option<(u32, u32)>,
    lazy: bool,
}

impl Img<'_> {
    fn html(&self, titled: bool) -> String {
        let mut html = String::from("<img src=\"");
        // Writing to a String cannot fail.
        let _ = escape_href(&mut html, self.src);
        html.push_str("\" alt=\"");
        let _ = escape_html(&mut html, self.alt);
        if titled {
            html.push_str("\" title=\"");
            let _ = escape_html(&mut html, self.title);
        }
        html.push('"');
        if let Some((width, height)) = self.size {
            html.push_str(&format!(" width=\"{width}\" height=\"{height}\""));
        }
        if self.lazy {
            html.push_str(" loading=\"lazy\"");
        }
        html.push_str(" decoding=\"async\" />");
        html
    }

    fn figure(&self) -> String {
        // On a phone such a drawing keeps a size at which its letters can be read, and scrolls; so also by the keyboard.
        let scrolls = self.src.ends_with(".svg") && self.size.is_some_and(|(width, _)| width > LEGIBLE);
        let focus = if scrolls { " tabindex=\"0\"" } else { "" };
        let mut html = format!("<figure{focus}>{}<figcaption>", self.html(false));
        let _ = escape_html(&mut html, self.title);
        html.push_str("</figcaption></figure>\n");
        html
    }
}

#[cfg(test)]
mod tests {
    use super::FIRST_SCREEN;
    use crate::markdown::{Place, render};
    use crate::{Base, Body};

    #[test]
    fn only_the_first_image_is_loaded_at_once_and_only_on_the_first_screen() {
        let lazy = |bytes: usize| {
            let markdown = format!("{}\n\n![](a.png)\n\n![](b.png)", "x".repeat(bytes));
            let html = render(&Body { markdown, ..Body::default() }, &Place::article(&Base::root())).html;
            html.split("<img").skip(1).map(|img| img.contains("loading=\"lazy\"")).collect::<Vec<_>>()
        };
        assert_eq!(lazy(FIRST_SCREEN - 1), [false, true]);
        assert_eq!(lazy(FIRST_SCREEN), [true, true]);
    }
}
