use pulldown_cmark_escape::escape_html;
use url::Url;

use super::removed::Removed;
use super::tokens::{Kind, Token};
use super::{NOTHING, allow};
use crate::validate::is_element;

/// What becomes of a token.
pub(super) enum Verdict {
    Stays,
    /// With another text, or with none.
    Change {
        text: Option<String>,
        why: Option<Removed>,
    },
}

/// Judges a token. Frames may show pages of the hosts in `embed`.
pub(super) fn judge(token: &Token<'_>, embed: &[String]) -> Verdict {
    match &token.kind {
        Kind::Comment if token.text == NOTHING => Verdict::Stays,
        // Readers never saw it, and it may hold anything.
        Kind::Comment => Verdict::Change { text: None, why: None },
        Kind::Open => as_text(token),
        Kind::Whole { name } if name == "iframe" => frame(token, embed),
        Kind::Whole { name } => left_out(Removed::Content { element: name.clone() }),
        Kind::Start { name, attributes } if allow::element(name) => start(name, attributes),
        Kind::End { name } if allow::element(name) && !allow::is_void(name) => {
            let plain = format!("</{name}>");
            match token.text.eq_ignore_ascii_case(&plain) {
                true => Verdict::Stays,
                false => Verdict::Change { text: Some(plain), why: None },
            }
        }
        Kind::Start { name, .. } | Kind::End { name } => {
            if is_element(name) && !name.contains('-') || is_known(name) {
                left_out(Removed::Element { element: name.clone() })
            } else {
                as_text(token)
            }
        }
    }
}

fn left_out(why: Removed) -> Verdict {
    Verdict::Change { text: None, why: Some(why) }
}

/// Shown as it is written: `Vec<u64>` was never meant as a tag.
fn as_text(token: &Token<'_>) -> Verdict {
    let shown = token.text.lines().next().unwrap_or_default();
    let why = Some(Removed::NoElement { text: shown.to_owned() });
    Verdict::Change { text: Some(token.text.replacen('<', "&lt;", 1)), why }
}

fn start(name: &str, attributes: &[(String, String)]) -> Verdict {
    let mut kept = Vec::with_capacity(attributes.len());
    let mut why = None;
    let mut changed = false;
    for (attribute, value) in attributes {
        match judge_attribute(name, attribute, value) {
            Ok(None) => kept.push((&**attribute, &**value)),
            Ok(Some(other)) => {
                changed = true;
                kept.push((other, &**value));
            }
            Err(removed) => {
                changed = true;
                why = why.or(Some(removed));
            }
        }
    }
    // An image that was to run a script, or that has no address, is none.
    let harmful = matches!(why, Some(Removed::Handler { .. } | Removed::Scheme { .. }));
    if name == "img"
        && (harmful || !kept.iter().any(|(name, value)| *name == "src" && !value.trim().is_empty()))
    {
        let why = why.or(Some(Removed::NoSource));
        let alt = attributes.iter().find(|(name, _)| name == "alt").map(|(_, alt)| escaped(alt));
        return Verdict::Change { text: alt.filter(|alt| !alt.trim().is_empty()), why };
    }
    if !changed {
        return Verdict::Stays;
    }
    let mut text = format!("<{name}");
    for (attribute, value) in kept {
        text += &format!(" {attribute}=\"{}\"", escaped(value));
    }
    Verdict::Change { text: Some(text + ">"), why }
}

/// Safe between double quotes, as text, and within one line of Markdown.
fn escaped(value: &str) -> String {
    let mut html = String::with_capacity(value.len());
    // Writing to a String cannot fail.
    let _ = escape_html(&mut html, &value.replace(['\n', '\r'], " "));
    html
}

/// Whether an attribute stays, under which other name, or why it goes.
fn judge_attribute(element: &str, name: &str, value: &str) -> Result<Option<&'static str>, Removed> {
    let of = || element.to_owned();
    if name == "name" && element == "a" && allow::may_identify(value) {
        // The way to name a place before there were ids.
        return Ok(Some("id"));
    }
    if name.starts_with("on") {
        return Err(Removed::Handler { element: of(), name: name.to_owned() });
    }
    if name == "style" {
        return Err(Removed::Style { element: of() });
    }
    if !allow::attribute(element, name) {
        return Err(Removed::Attribute { element: of(), name: name.to_owned() });
    }
    let safe = match name {
        "id" if !allow::may_identify(value) => return Err(Removed::Id { id: value.to_owned() }),
        "href" | "cite" => allow::may_link(value),
        "src" | "poster" => allow::may_fetch(value),
        "srcset" => value.split(|c: char| c.is_ascii_whitespace() || c == ',').all(allow::may_fetch),
        "target" if value != "_blank" => {
            return Err(Removed::Attribute { element: of(), name: name.to_owned() });
        }
        _ => true,
    };
    if safe { Ok(None) } else { Err(Removed::Scheme { destination: value.to_owned() }) }
}

/// A frame: of a host that `blog.toml` names, apart from the page, and loaded when it comes near.
fn frame(token: &Token<'_>, embed: &[String]) -> Verdict {
    let markup = super::tokens::Markup::new(token.text, &[(start_of(token.text), 0..token.text.len())]);
    let tokens = markup.tokens();
    let Some(Kind::Start { attributes, .. }) = tokens.first().map(|token| &token.kind) else {
        return left_out(Removed::Content { element: "iframe".to_owned() });
    };
    let value = |wanted: &str| attributes.iter().find(|(name, _)| name == wanted).map(|(_, value)| &**value);
    let source = value("src").unwrap_or_default();
    let url = Url::parse(source).ok().filter(|url| url.scheme() == "https" && url.username().is_empty());
    let Some(url) = url.filter(|url| url.host_str().is_some_and(|host| embed.iter().any(|it| it == host)))
    else {
        return left_out(Removed::Frame { address: source.to_owned() });
    };
    let mut text = format!("<iframe src=\"{}\"", escaped(url.as_str()));
    for name in ["title", "width", "height"] {
        if let Some(value) = value(name) {
            text += &format!(" {name}=\"{}\"", escaped(value));
        }
    }
    // The frame's own scripts run with its own origin; it opens nothing in place of this page.
    text += " sandbox=\"allow-scripts allow-same-origin allow-popups allow-presentation\" loading=\"lazy\" \
             referrerpolicy=\"strict-origin-when-cross-origin\" allowfullscreen=\"\"></iframe>";
    if text == token.text {
        return Verdict::Stays;
    }
    Verdict::Change { text: Some(text), why: None }
}

/// The start tag alone.
fn start_of(whole: &str) -> String {
    let end = whole.to_ascii_lowercase().rfind("</").unwrap_or(whole.len());
    whole[..end].to_owned()
}

/// Elements that browsers know, or knew, beyond those of today's HTML.
fn is_known(name: &str) -> bool {
    const OLD: [&str; 19] = [
        "applet",
        "basefont",
        "bgsound",
        "blink",
        "comment",
        "dir",
        "frame",
        "frameset",
        "image",
        "isindex",
        "keygen",
        "listing",
        "marquee",
        "menuitem",
        "noembed",
        "noframes",
        "plaintext",
        "rtc",
        "xmp",
    ];
    const SVG: [&str; 40] = [
        "animate",
        "animatemotion",
        "animatetransform",
        "circle",
        "clippath",
        "defs",
        "desc",
        "ellipse",
        "fegaussianblur",
        "feblend",
        "fecolormatrix",
        "fecomposite",
        "feflood",
        "feimage",
        "femerge",
        "femergenode",
        "feoffset",
        "filter",
        "foreignobject",
        "g",
        "line",
        "lineargradient",
        "marker",
        "mask",
        "metadata",
        "mpath",
        "path",
        "pattern",
        "polygon",
        "polyline",
        "radialgradient",
        "rect",
        "set",
        "stop",
        "switch",
        "symbol",
        "text",
        "textpath",
        "tspan",
        "use",
    ];
    const MATHML: [&str; 31] = [
        "annotation",
        "annotation-xml",
        "maction",
        "malignmark",
        "menclose",
        "merror",
        "mfenced",
        "mfrac",
        "mglyph",
        "mi",
        "mmultiscripts",
        "mn",
        "mo",
        "mover",
        "mpadded",
        "mphantom",
        "mprescripts",
        "mroot",
        "mrow",
        "ms",
        "mspace",
        "msqrt",
        "mstyle",
        "msub",
        "msubsup",
        "msup",
        "mtable",
        "mtd",
        "mtext",
        "mtr",
        "semantics",
    ];
    OLD.contains(&name) || SVG.contains(&name) || MATHML.contains(&name)
}
