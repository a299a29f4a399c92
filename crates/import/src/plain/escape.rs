/// Plain text as Markdown that shows the same signs. Formulas, `$…$`, stay formulas.
pub(super) fn escape(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len() + 8);
    let mut at = 0;
    while at < chars.len() {
        let c = chars[at];
        if c == '$'
            && let Some(end) = formula_end(&chars, at)
        {
            out.extend(&chars[at..=end]);
            at = end + 1;
            continue;
        }
        let before = at.checked_sub(1).map(|at| chars[at]);
        let after = chars.get(at + 1).copied();
        if is_markup(c, before, after, &chars[at + 1..]) {
            out.push('\\');
        }
        out.push(c);
        at += 1;
    }
    escape_start(out)
}

fn is_markup(c: char, before: Option<char>, after: Option<char>, rest: &[char]) -> bool {
    let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    match c {
        '`' | '[' | '~' | '^' => true,
        '*' => !(blank(before) && blank(after)),
        // Within a word an underscore is no markup.
        '_' => !(word(before) && word(after) || blank(before) && blank(after)),
        '\\' => after.is_some_and(|c| c.is_ascii_punctuation()),
        '<' => after.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')),
        '&' => {
            let name = rest.iter().take(32).take_while(|c| c.is_ascii_alphanumeric() || **c == '#').count();
            name > 0 && rest.get(name) == Some(&';')
        }
        _ => false,
    }
}

/// What begins a block at the start of a line.
fn escape_start(text: String) -> String {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let number = (1..10).contains(&digits) && text[digits..].starts_with(['.', ')']);
    if number {
        return format!("{}\\{}", &text[..digits], &text[digits..]);
    }
    if text.starts_with(['#', '>', '-', '+', '=', '|', ':']) { format!("\\{text}") } else { text }
}

/// The dollar sign that closes the one at `at`: no blank stands on the inner side of either.
fn formula_end(chars: &[char], at: usize) -> Option<usize> {
    if chars.get(at + 1).is_none_or(|c| c.is_whitespace() || *c == '$') {
        return None;
    }
    let end = at + 1 + chars[at + 1..].iter().position(|&c| c == '$')?;
    let tight = !chars[end - 1].is_whitespace() && !chars.get(end + 1).is_some_and(char::is_ascii_digit);
    tight.then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_stay_what_they_are() {
        for (text, wanted) in [
            ("a_b *c* _d_ 2 * 3", "a_b \\*c\\* \\_d\\_ 2 * 3"),
            ("<Your-Name> < 3 a<b", "\\<Your-Name> < 3 a\\<b"),
            ("[x] `y` ~z^", "\\[x] \\`y\\` \\~z\\^"),
            ("C:\\git\\*", "C:\\git\\\\\\*"),
            ("&amp; & b &c", "\\&amp; & b &c"),
            ("1. a", "1\\. a"),
            ("# a", "\\# a"),
            ("2024 was", "2024 was"),
            ("$99.9\\%$ and $5 or $6", "$99.9\\%$ and $5 or $6"),
            ("“a” ‘b’ — c", "“a” ‘b’ — c"),
        ] {
            assert_eq!(escape(text), wanted);
        }
    }
}
