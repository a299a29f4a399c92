use roxmltree::{Document, Node};

use super::allow;

/// What a drawing may not hold, with its line: it is opened as a document of the blog's own, too, when somebody follows
/// a link to it. A document type is refused by the parser.
pub(in crate::posts) fn harm(document: &Document<'_>) -> Option<String> {
    let (at, what) = document.descendants().find_map(|node| Some((node, of(&node)?)))?;
    let line = document.text_pos_at(at.range().start).row;
    Some(format!("its line {line} has {what}, which no drawing needs: remove it there"))
}

fn of(node: &Node<'_, '_>) -> Option<String> {
    if let Some(instruction) = node.pi() {
        return Some(format!("an instruction {}", instruction.target));
    }
    if !node.is_element() {
        return None;
    }
    let name = node.tag_name().name();
    let never =
        ["script", "foreignObject", "iframe", "object", "embed", "handler", "listener", "audio", "video"];
    let of_html = node.tag_name().namespace().is_some_and(|it| it.ends_with("/xhtml"));
    if of_html || never.iter().any(|one| name.eq_ignore_ascii_case(one)) {
        return Some(format!("an element {name}"));
    }
    if name.eq_ignore_ascii_case("style") {
        let text: String = node.descendants().filter_map(|inner| inner.text()).collect();
        if text.contains("@import") || reaches_out(&text) {
            return Some("a style that fetches something".to_owned());
        }
    }
    node.attributes().find_map(|attribute| {
        let (key, value) = (attribute.name(), attribute.value());
        if key.len() > 2 && key[..2].eq_ignore_ascii_case("on") {
            return Some(format!("an event handler {key}"));
        }
        let address = match (name, key) {
            ("a", "href") => !allow::may_link(value),
            (_, "href" | "src" | "base") => !(value.starts_with('#') || is_picture(value)),
            // An animation could write what no attribute may hold.
            (_, "attributeName") => value.ends_with("href") || value.to_ascii_lowercase().starts_with("on"),
            _ => reaches_out(value),
        };
        address.then(|| format!("{key}=\"{}\"", value.chars().take(40).collect::<String>()))
    })
}

/// Pixels within the drawing itself.
fn is_picture(address: &str) -> bool {
    ["png", "jpeg", "gif", "webp"]
        .iter()
        .any(|kind| address.starts_with(&format!("data:image/{kind};base64,")))
}

/// Whether a value of CSS leads out of the drawing. A backslash could hide that it does.
fn reaches_out(value: &str) -> bool {
    let value = value.to_ascii_lowercase();
    let mut addresses = value.split("url(").skip(1).map(|it| it.trim_start_matches([' ', '"', '\'']));
    addresses.any(|address| !address.starts_with('#')) || value.contains("url\\") || value.contains("\\75")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(inside: &str) -> Option<String> {
        let svg = format!(
            "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'\n \
             xmlns:h='http://www.w3.org/1999/xhtml'>{inside}</svg>"
        );
        harm(&Document::parse(&svg).unwrap())
    }

    #[test]
    fn a_drawing_draws() {
        for inside in [
            "<style>.a { fill: url(#b) } @media (prefers-color-scheme: dark) { .a { fill: red } }</style>",
            "<use xlink:href='#a'/><g fill='url(#b)' style='mask: url(\"#c\")'/><a href='https://a.example'/>",
            "<image href='data:image/png;base64,AA=='/><animate attributeName='x' to='5'/><title>one</title>",
        ] {
            assert_eq!(told(inside), None, "{inside}");
        }
    }

    #[test]
    fn a_drawing_runs_and_fetches_nothing() {
        for (inside, what) in [
            ("\n<script>x</script>", "an element script"),
            ("<foreignObject/>", "an element foreignObject"),
            ("<h:p/>", "an element p"),
            ("<g onload='x'/>", "an event handler onload"),
            ("<a xlink:href=' javascript:x'/>", "href=\" javascript:x\""),
            ("<use href='other.svg#a'/>", "href=\"other.svg#a\""),
            ("<image href='https://a.example/b.png'/>", "href=\"https://a.example/b.png\""),
            ("<image href='data:image/svg+xml;base64,AA=='/>", "href=\"data:image/svg+xml;base64,AA==\""),
            ("<set attributeName='href' to='javascript:x'/>", "attributeName=\"href\""),
            ("<g style='fill: url(https://a.example)'/>", "style=\"fill: url(https://a.example)\""),
            ("<style>@import 'a.css';</style>", "a style that fetches something"),
            ("<?xml-stylesheet href='a.css'?>", "an instruction xml-stylesheet"),
        ] {
            let expected = format!(" has {what}, which no drawing needs: remove it there");
            let found = told(inside).unwrap_or_default();
            assert!(found.starts_with("its line ") && found.ends_with(&expected), "{inside}: {found}");
        }
        assert!(told("\n<script/>").unwrap().starts_with("its line 3 "));
    }
}
