use pulldown_cmark_escape::{escape_html, escape_html_body_text};
use roxmltree::{Document, Node};

use super::{REFUSED, letters, spacing, tables};

/// Attributes that browsers heed, by what MathML Core says. All others go: `style`, which the policy forbids, and
/// what older renderers needed.
const KEPT: [&str; 25] = [
    "accent",
    "accentunder",
    "columnspan",
    "depth",
    "display",
    "displaystyle",
    "encoding",
    "form",
    "height",
    "largeop",
    "linethickness",
    "lspace",
    "mathbackground",
    "mathcolor",
    "mathsize",
    "maxsize",
    "minsize",
    "movablelimits",
    "notation",
    "rowspan",
    "rspace",
    "scriptlevel",
    "stretchy",
    "voffset",
    "width",
];

/// KaTeX's MathML, which is of version 3, as the part of it that every engine shows. KaTeX writes attributes in any
/// order; here they have one.
pub(super) fn written(katex: &str) -> Result<String, String> {
    let document = Document::parse(katex).map_err(|error| error.to_string())?;
    let refused = document.descendants().find(|node| node.attribute("mathcolor") == Some(REFUSED));
    if let Some(refused) = refused {
        let name: String =
            refused.descendants().filter(Node::is_text).filter_map(|node| node.text()).collect();
        return Err(format!("{name} is not carried out here"));
    }
    let mut out = String::with_capacity(katex.len());
    for math in document.root_element().children() {
        write(&mut out, math);
    }
    Ok(out)
}

pub(super) fn write(out: &mut String, node: Node<'_, '_>) {
    if let Some(text) = node.text().filter(|_| node.is_text()) {
        // Writing to a String cannot fail.
        let _ = escape_html_body_text(&mut *out, text);
        return;
    }
    match node.tag_name().name() {
        "mi" | "mn" | "mo" | "mtext" | "ms" => leaf(out, node),
        "mtable" => tables::write(out, node),
        "mpadded" => padded(out, node),
        // Lines are broken in `semantics` alone: elsewhere no engine knows what to break.
        "mspace" if is_line_end(node) => {}
        "semantics" => semantics(out, node),
        name => {
            open(out, name, node, &[]);
            spacing::row(out, node);
            close(out, name);
        }
    }
}

/// A start tag with what is kept of the attributes, in the order of the alphabet, without those that are named.
pub(super) fn open(out: &mut String, name: &str, node: Node<'_, '_>, without: &[&str]) {
    out.push('<');
    out.push_str(name);
    for key in KEPT.iter().filter(|key| !without.contains(key)) {
        if let Some(value) = node.attribute(*key) {
            attribute(out, key, value);
        }
    }
    out.push('>');
}

pub(super) fn attribute(out: &mut String, key: &str, value: &str) {
    out.push(' ');
    out.push_str(key);
    out.push_str("=\"");
    let _ = escape_html(&mut *out, value);
    out.push('"');
}

pub(super) fn close(out: &mut String, name: &str) {
    out.push_str("</");
    out.push_str(name);
    out.push('>');
}

/// Faces are part of the characters: `mathvariant` knows none but `normal`, which keeps a single letter upright.
///
/// KaTeX also puts whole formulas into one, to say what they count as. HTML's parser would take them for HTML.
fn leaf(out: &mut String, node: Node<'_, '_>) {
    let name = node.tag_name().name();
    if node.children().any(|child| child.is_element()) {
        let [left, right] =
            ["lspace", "rspace"].map(|side| node.attribute(side).map(space).unwrap_or_default());
        let row = node.children().count() > 1 || !left.is_empty() || !right.is_empty();
        out.push_str(if row { "<mrow>" } else { "" });
        out.push_str(&left);
        spacing::row(out, node);
        out.push_str(&right);
        out.push_str(if row { "</mrow>" } else { "" });
        return;
    }
    let text: String = node.children().filter_map(|child| child.text()).collect();
    let variant = node.attribute("mathvariant").unwrap_or_default();
    if text == "\u{20d7}" {
        // An arrow that combines with nothing is no text; one of its own has to be made small.
        out.push_str("<mo stretchy=\"false\" mathsize=\"70%\">→</mo>");
        return;
    }
    let text = match &*text {
        // The signs for "divides" and "parallel" do not grow; as fences, theirs do.
        "∣" if is_fence(node) => "|".to_owned(),
        "∥" if is_fence(node) => "‖".to_owned(),
        text => letters::in_face(text, variant),
    };
    open(out, name, node, &[]);
    let upright = !variant.is_empty() && !variant.contains("italic");
    if name == "mi" && upright && text.chars().count() == 1 {
        out.pop();
        out.push_str(" mathvariant=\"normal\">");
    }
    let _ = escape_html_body_text(&mut *out, &text);
    close(out, name);
}

/// Room around something, in the units that Core knows. One that is moved over its neighbour keeps its own room: to
/// overlap takes a length that Core does not know, and then it would lie on the wrong one.
fn padded(out: &mut String, node: Node<'_, '_>) {
    let attribute = |name| node.attribute(name).unwrap_or_default();
    let (width, left) = (attribute("width"), attribute("lspace"));
    let overlaps = left.ends_with("width");
    match width.strip_prefix('+') {
        None if !overlaps => {
            // "+6pt" of height and the like.
            let relative =
                ["height", "depth"].map(|name| if attribute(name).starts_with('+') { name } else { "" });
            open(out, "mpadded", node, &relative);
            spacing::row(out, node);
            close(out, "mpadded");
        }
        more => {
            open(out, "mrow", node, &["width", "lspace", "height", "depth", "voffset"]);
            let space =
                more.filter(|_| !left.is_empty() && !overlaps).map(|_| space(left)).unwrap_or_default();
            out.push_str(&space);
            spacing::row(out, node);
            out.push_str(&space);
            close(out, "mrow");
        }
    }
}

fn is_fence(node: Node<'_, '_>) -> bool {
    node.attribute("fence") == Some("true")
}

pub(super) fn space(width: &str) -> String {
    format!("<mspace width=\"{width}\"></mspace>")
}

fn is_line_end(node: Node<'_, '_>) -> bool {
    node.attribute("linebreak") == Some("newline")
}

/// A formula of several lines, by `\\`, is a table of one column.
fn semantics(out: &mut String, node: Node<'_, '_>) {
    open(out, "semantics", node, &[]);
    for child in node.children() {
        let lines: Vec<_> = child.children().collect();
        let mut lines = lines.split(|part| is_line_end(*part)).peekable();
        let Some(first) = lines.next().filter(|_| child.has_tag_name("mrow") && lines.peek().is_some())
        else {
            write(out, child);
            continue;
        };
        out.push_str("<mtable>");
        for line in std::iter::once(first).chain(lines) {
            out.push_str("<mtr><mtd class=\"start\">");
            line.iter().for_each(|part| write(out, *part));
            out.push_str("</mtd></mtr>");
        }
        out.push_str("</mtable>");
    }
    close(out, "semantics");
}
