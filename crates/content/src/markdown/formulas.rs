use pulldown_cmark::{Event, Tag, TagEnd};

use crate::Text;

/// Puts the build's MathML in the place of TeX. A wide formula scrolls inside of itself, as tables do.
///
/// In an image's text a formula stays TeX: there is no markup.
pub(super) fn write(events: &mut [Event<'_>], formulas: &[String], texts: &Text) {
    let mut formulas = formulas.iter();
    let mut images = 0;
    for event in events {
        let display = match event {
            Event::Start(Tag::Image { .. }) => {
                images += 1;
                continue;
            }
            Event::End(TagEnd::Image) => {
                images -= 1;
                continue;
            }
            Event::InlineMath(_) if images == 0 => false,
            Event::DisplayMath(_) if images == 0 => true,
            _ => continue,
        };
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
        let (tex, display) = match event {
            Event::Start(Tag::Image { .. }) => {
                images += 1;
                continue;
            }
            Event::End(TagEnd::Image) => {
                images -= 1;
                continue;
            }
            Event::InlineMath(tex) if images == 0 => (tex, false),
            Event::DisplayMath(tex) if images == 0 => (tex, true),
            _ => continue,
        };
        found.push(Formula { tex: tex.into_string(), display, offset });
    }
    found
}
