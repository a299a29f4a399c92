use similar::{Algorithm, DiffTag, capture_diff_slices};

/// The line that the author wrote, counted from 1, for a line of what an import made of the text.
pub(super) fn original(before: &str, after: &str, line: u32) -> u32 {
    let [before, after] = [before, after].map(|text| text.lines().map(str::trim_end).collect::<Vec<_>>());
    let last = before.len().max(1);
    let at = (line as usize).saturating_sub(1);
    let found = match after.iter().skip(1).position(|line| *line == "+++").map(|end| end + 1) {
        Some(end) if at <= end => key(&before, after.get(at).copied().unwrap_or_default()),
        Some(end) => below(&before, &after[end + 1..], at - end - 1),
        None => below(&before, &after, at),
    };
    u32::try_from((found + 1).min(last)).unwrap_or(u32::MAX)
}

/// Where the front matter says the same: in any notation, the key comes first in its line.
fn key(before: &[&str], line: &str) -> usize {
    let key = line.split_once(" = ").map_or("", |(key, _)| key);
    let says = |line: &&str| {
        let rest = line.trim_start_matches(|c: char| c.is_whitespace() || c == '"' || c == '\'');
        let (start, rest) = rest.split_at_checked(key.len()).unwrap_or_default();
        let end = rest.trim_start_matches(['"', '\'', ' ']);
        !key.is_empty() && start.eq_ignore_ascii_case(key) && end.starts_with([':', '='])
    };
    before.iter().position(says).unwrap_or(0)
}

/// Lines that are the same in both lead to each other; of others, the first leads to the first.
fn below(before: &[&str], after: &[&str], at: usize) -> usize {
    let pieces = capture_diff_slices(Algorithm::Patience, before, after);
    let piece = pieces.iter().find(|piece| piece.new_range().contains(&at));
    piece.map_or(0, |piece| {
        let (old, into) = (piece.old_range(), at - piece.new_range().start);
        match piece.tag() {
            DiffTag::Equal => old.start + into,
            _ => old.start + into.min(old.len().saturating_sub(1)),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_import_has_made_leads_to_what_was_written() {
        let before = "---\ntitle: A\npubDate: 2025-01-02\ntags:\n  - x\n---\n\nOne\n\n{% highlight rust %}\nfn a() {}\n\
                      {% endhighlight %}\n\nTwo [b](b.md)\n";
        let after = "+++\ntitle = \"A\"\ndate = \"2025-01-02\"\ntags = [\"x\"]\n+++\n\nOne\n\n```rust\nfn a() {}\n```\n\n\
                     Two [b](b.md)\n";
        for (line, wanted) in [(2, 2), (3, 1), (4, 4), (7, 8), (9, 10), (10, 11), (11, 12), (13, 14), (99, 1)]
        {
            assert_eq!(original(before, after, line), wanted, "line {line}");
        }
    }

    #[test]
    fn a_text_without_front_matter_and_an_empty_one_have_lines() {
        assert_eq!(original("One\n\nTwo\n", "+++\ntitle = \"One\"\n+++\n\nTwo\n", 5), 3);
        assert_eq!(original("", "+++\n+++\n\na\n", 4), 1);
        assert_eq!(original("{\n  \"title\": \"A\"\n}\nb", "+++\ntitle = \"A\"\n+++\n\nb\n", 2), 2);
    }
}
