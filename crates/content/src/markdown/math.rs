use std::ops::Range;

/// Whether what the parser took for inline math is a formula to a reader, too, and not an amount of money.
///
/// Pandoc's rule comes first: a closing dollar sign that a digit follows closes nothing (`$5-$6`). GitHub's comes
/// second: one that an ASCII letter or digit precedes opens nothing (`10$/20$`). What is left is judged by what
/// stands between the two.
pub(super) fn is_formula(formula: &str, text: &str, range: &Range<usize>) -> bool {
    let bytes = text.as_bytes();
    let closes = !bytes.get(range.end).is_some_and(u8::is_ascii_digit);
    let before = range.start.checked_sub(1).and_then(|at| bytes.get(at));
    let opens = !before.is_some_and(u8::is_ascii_alphanumeric);
    opens && closes && reads_as_formula(formula)
}

/// A formula does not end where code or a path goes on (`$($`, `$dir/$file`), has no quotation mark or backtick of
/// code that its author did not mark, and does not begin as an amount of money does.
fn reads_as_formula(formula: &str) -> bool {
    !formula.ends_with(['(', '[', '/']) && !has_quote(formula) && !is_amount(formula)
}

/// In braces they are a formula's own, as in `\text{"a"}`; around the whole they are GitHub's way to write one.
fn has_quote(formula: &str) -> bool {
    let inner = formula.strip_prefix('`').and_then(|rest| rest.strip_suffix('`')).unwrap_or(formula);
    let mut depth = 0_usize;
    inner.chars().any(|c| {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && matches!(c, '"' | '`')
    })
}

/// A number and, apart from it, a word (`$5 or US$ six`), without a sign that prose does not use. A single letter is
/// a variable (`$1 - p$`), unless it is the article (`$5 a month`); after a sign even two are (`$1 - pq$`).
fn is_amount(formula: &str) -> bool {
    let after = formula.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
    let number = after.len() < formula.len();
    let rest =
        ["k", "K", "m", "M", "bn", "B"].iter().find_map(|unit| after.strip_prefix(unit)).unwrap_or(after);
    let word = rest.trim_start_matches([' ', '/', '(', ')', '-', '–', '+']);
    let between = &rest[..rest.len() - word.len()];
    let letters = word.chars().take_while(|c| c.is_alphabetic()).count();
    let is_word =
        if between.contains(['-', '–', '+']) { letters > 2 } else { letters > 1 || word.starts_with("a ") };
    let prose = after.contains(' ') && !between.is_empty() && is_word;
    number && prose && !formula.contains(['\\', '^', '_', '=', '{'])
}
