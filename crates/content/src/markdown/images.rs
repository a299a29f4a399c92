use pulldown_cmark::{CowStr, Event, Tag, TagEnd};
use pulldown_cmark_escape::{escape_href, escape_html};

use super::{Place, text};
use crate::{Picture, Targets};

/// An article's first image is on the first screen when less text than this comes before it, in bytes: about what a
/// tablet or a desktop window shows. Other scripts need more bytes a letter, and more room.
const FIRST_SCREEN: usize = 1500;

/// A picture that is less wide, in CSS pixels, is a sign in the line: there is nothing to see in it.
const WORTH_A_LOOK: u32 = 200;

/// The style sheet makes no drawing narrower than about this, in CSS pixels.
const LEGIBLE: u32 = 480;

/// How wide a picture is shown, for a browser that has to choose one before it knows: in the text, and in a figure, which
/// may hang over. It is `--measure` and `--over` of the style sheet, 31 and 10rem, each rem 1.01em + 0.24vw of the
/// browser's own text size; a phone shows no more than its width without the margins.
const IN_TEXT: &str = "(min-width:40em) calc(31.3em + 7.4vw),91vw";
const IN_FIGURE: &str = "(min-width:66em) calc(41.4em + 9.8vw),(min-width:40em) calc(31.3em + 7.4vw),91vw";

/// Writes images as `img` with their dimensions, loaded when they come near; one that stands alone in its
/// paragraph and has a title becomes a `figure` with the title as its caption.
///
/// One on the first screen is loaded at once. A lazy one waits until the page has been laid out: on a weak line and a
/// slow phone, the reader saw it a fifth later.
///
/// On its page, a picture is a link to its file, where it can be looked at in its full size; the app shows it enlarged
/// instead. One that is in a link keeps that, and one without a text has no name that a link could have.
pub(super) fn write<'a>(events: Vec<Event<'a>>, targets: &Targets, place: &Place<'_>) -> Vec<Event<'a>> {
    let mut out = Vec::with_capacity(events.len());
    let mut events = events.into_iter().peekable();
    let mut text_before = 0;
    let mut first = true;
    let mut links = 0;
    while let Some(event) = events.next() {
        let Event::Start(Tag::Image { dest_url, title, .. }) = event else {
            if let Event::Text(text) | Event::Code(text) = &event {
                text_before += text.len();
            }
            links += links_opened(&event);
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
        let src = target.map_or(dest_url, |target| place.base.join(&target.path).into());
        let alone = matches!(out.last(), Some(Event::Start(Tag::Paragraph)))
            && matches!(events.peek(), Some(Event::End(TagEnd::Paragraph)));
        let figure = alone && !title.is_empty();
        let size = target.and_then(|target| target.size);
        let is_link = place.is_page
            && links <= 0
            && !alt.trim().is_empty()
            && size.is_none_or(|(width, _)| width >= WORTH_A_LOOK);
        // Readers of feeds know best what is the one for all of them.
        let picture = target.and_then(|target| target.picture.as_ref()).filter(|_| place.is_page);
        let sizes = if figure { IN_FIGURE } else { IN_TEXT };
        let img = Img { src: &src, alt: &alt, title: &title, size, lazy, is_link, picture, sizes };
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

/// How many links begin here, less those that end: an author may have written them as HTML.
fn links_opened(event: &Event<'_>) -> isize {
    let count = |html: &str, tag: &str| html.matches(tag).count().cast_signed();
    match event {
        Event::Start(Tag::Link { .. }) => 1,
        Event::End(TagEnd::Link) => -1,
        Event::Html(html) | Event::InlineHtml(html) => count(html, "<a ") - count(html, "</a>"),
        _ => 0,
    }
}

struct Img<'a> {
    src: &'a CowStr<'a>,
    alt: &'a str,
    title: &'a str,
    size: Option<(u32, u32)>,
    lazy: bool,
    is_link: bool,
    picture: Option<&'a Picture>,
    sizes: &'a str,
}

impl Img<'_> {
    fn html(&self, titled: bool) -> String {
        let mut html = String::new();
        if self.is_link {
            html.push_str("<a class=\"picture\" href=\"");
            let _ = escape_href(&mut html, self.src);
            html.push_str("\">");
        }
        if let Some(picture) = self.picture {
            // What lies below is placed by the link.
            let under = if self.is_link { picture.under.as_str() } else { "" };
            let before = [
                under,
                "<picture><source type=\"image/webp\" srcset=\"",
                &picture.srcset,
                "\" sizes=\"",
                self.sizes,
                "\" />",
            ];
            html.extend(before);
        }
        html.push_str("<img src=\"");
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
        if self.picture.is_some() {
            html.push_str("</picture>");
        }
        if self.is_link {
            html.push_str("</a>");
        }
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
    use super::{FIRST_SCREEN, IN_FIGURE, IN_TEXT};
    use crate::markdown::{Place, render};
    use crate::{Base, Body, Picture, Target};

    #[test]
    fn a_picture_has_choices_on_its_page_and_none_in_feeds() {
        let picture = Picture { srcset: "/a.webp 480w".into(), under: "<svg></svg>".into() };
        let target = Target { path: "a.png".into(), size: Some((900, 600)), picture: Some(picture) };
        let of = |markdown: &str, is_page: bool| {
            let targets = [("a.png".to_owned(), target.clone())].into();
            let base = Base::root();
            let place = Place { is_page, ..Place::article(&base) };
            render(&Body { markdown: markdown.to_owned(), targets, ..Body::default() }, &place).html
        };
        let img = "<img src=\"/a.png\" alt=\"x\" width=\"900\" height=\"600\" decoding=\"async\" />";
        assert_eq!(of("![x](a.png)", false), format!("<p>{img}</p>\n"));
        let choices = "<picture><source type=\"image/webp\" srcset=\"/a.webp 480w\" sizes=";
        let link = "<a class=\"picture\" href=\"/a.png\"><svg></svg>";
        let page = of("![x](a.png)", true);
        assert_eq!(page, format!("<p>{link}{choices}\"{IN_TEXT}\" />{img}</picture></a></p>\n"));
        assert!(
            of("![x](a.png \"T\")", true)
                .contains(&format!("{choices}\"{IN_FIGURE}\" />{img}</picture></a><figcaption>"))
        );
        let alone = of("![](a.png)", true);
        assert!(alone.contains("<p><picture>") && !alone.contains("<svg>"), "{alone}");
    }

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
