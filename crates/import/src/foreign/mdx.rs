use std::collections::BTreeMap;

use super::{Places, code};

/// MDX as Markdown: imports and exports are fenced code, components are shown as they are written.
pub(super) fn convert(text: &str, counts: &mut BTreeMap<String, usize>) -> String {
    components(&modules(text, counts), counts)
}

/// `import …` and `export …` at the start of a line, up to the next blank line.
fn modules(text: &str, counts: &mut BTreeMap<String, usize>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut fence = false;
    let mut open = false;
    let mut blank = true;
    for line in text.split_inclusive('\n') {
        let bare = line.trim_end();
        if !open && (bare.starts_with("```") || bare.starts_with("~~~")) {
            fence = !fence;
        }
        let word = ["import ", "export "].into_iter().find(|word| bare.starts_with(word));
        if let Some(word) = word
            && blank
            && !fence
            && !open
        {
            out.push_str("```js\n");
            open = true;
            *counts.entry(word.trim().to_owned()).or_default() += 1;
        }
        if open && bare.is_empty() {
            out.push_str("```\n");
            open = false;
        }
        blank = bare.is_empty();
        out.push_str(line);
    }
    if open {
        out.push_str(if out.ends_with('\n') { "```\n" } else { "\n```\n" });
    }
    out
}

fn components(text: &str, counts: &mut BTreeMap<String, usize>) -> String {
    let places = Places::of(text);
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for (at, _) in text.match_indices('<') {
        if at < from {
            continue;
        }
        let rest = &text[at..];
        let name = rest[1..].trim_start_matches('/');
        let capital = name.starts_with(|c: char| c.is_ascii_uppercase());
        let end = if capital { tag_end(rest) } else { None };
        let Some(end) = end.filter(|end| !places.in_code(&(at..at + end))) else { continue };
        if !rest.starts_with("</") {
            let end = name.find(|c: char| !(c.is_alphanumeric() || c == '.')).unwrap_or(name.len());
            *counts.entry(format!("<{}>", &name[..end])).or_default() += 1;
        }
        out.push_str(&text[from..at]);
        out.push_str(&code(&rest[..end]));
        from = at + end;
    }
    out.push_str(&text[from..]);
    out
}

/// Behind the `>` that closes a tag: none in quotes or braces does.
fn tag_end(text: &str) -> Option<usize> {
    let (mut depth, mut quote) = (0_u32, None);
    for (at, c) in text.char_indices().take(4000) {
        match (c, quote) {
            (_, Some(open)) => quote = (c != open).then_some(open),
            ('"' | '\'', None) if depth == 0 => quote = Some(c),
            ('{', None) => depth += 1,
            ('}', None) => depth = depth.saturating_sub(1),
            ('>', None) if depth == 0 => return Some(at + 1),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn components_and_modules_are_shown() {
        let mut counts = BTreeMap::new();
        let text = "import A from 'a'\nimport B from 'b'\n\nSee <A x={1 > 2} y=\">\" /> and <b>c</b> `<A>`.\n\n<B>\n\n*d*\n\n</B>\n";
        assert_eq!(
            convert(text, &mut counts),
            "```js\nimport A from 'a'\nimport B from 'b'\n```\n\nSee `<A x={1 > 2} y=\">\" />` and <b>c</b> `<A>`.\n\n`<B>`\n\n*d*\n\n`</B>`\n"
        );
        let counted: Vec<_> = counts.into_iter().collect();
        assert_eq!(counted, [("<A>".into(), 1), ("<B>".into(), 1), ("import".into(), 1)]);
    }
}
