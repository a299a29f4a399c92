use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use crate::Text;

/// Puts the build's MathML in the place of TeX. A wide formula scrolls inside of itself, as tables do.
///
/// In an image's text a formula stays TeX: there is no markup.
pub(super) fn write(events: &mut [Event<'_>], formulas: &[String], texts: &Text) {
    let mut formulas = formulas.iter();
    let mut images = 0;
    for event in events {
        let Some((_, display)) = formula(event, &mut images) else { continue };
        match formulas.next() {
            Some(formula) if !formula.is_empty() => {
                let html = if display {
                    let open =
                        "<span class=\"math math-display\" tabindex=\"0\" role=\"group\" aria-label=\"";
                    [open, texts.formula, "\">", formula, "</span>"].concat()
                } else {
                    formula.clone()
                };
                *event = Event::InlineHtml(html.into());
            }
            _ => {}
        }
    }
}

/// A formula as its author wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Formula {
    /// What stands between the dollar signs.
    pub tex: String,
    /// Whether it stands on its own, between two on either side.
    pub display: bool,
    /// Where it begins, in bytes from the start of the text.
    pub offset: usize,
}

/// What the build renders: the formulas of a text in the order of [`write`].
pub(super) fn find<'a>(events: impl Iterator<Item = (Event<'a>, usize)>) -> Vec<Formula> {
    let mut images = 0;
    let mut found = Vec::new();
    for (event, offset) in events {
        if let Some((tex, display)) = formula(&event, &mut images) {
            found.push(Formula { tex: tex.to_string(), display, offset });
        }
    }
    found
}

/// The TeX of a formula outside of images, and whether it stands on its own. Counts in how many images the events are.
fn formula<'e, 'a>(event: &'e Event<'a>, images: &mut u32) -> Option<(&'e CowStr<'a>, bool)> {
    match event {
        Event::Start(Tag::Image { .. }) => *images += 1,
        Event::End(TagEnd::Image) => *images -= 1,
        Event::InlineMath(tex) if *images == 0 => return Some((tex, false)),
        Event::DisplayMath(tex) if *images == 0 => return Some((tex, true)),
        _ => {}
    }
    None
}
