//! Where a post's own text begins.

/// What stands after the front matter: from a first line `---` or `+++` to the next line that is the same.
#[must_use]
pub fn body(text: &str) -> &str {
    let fence =
        ["---", "+++"].into_iter().find(|fence| text.lines().next().is_some_and(|l| l.trim_end() == *fence));
    let Some(fence) = fence else { return text };
    let mut rest = text.split_inclusive('\n');
    let head = rest.next().map_or(0, str::len);
    let mut length = head;
    for line in rest {
        length += line.len();
        if line.trim_end() == fence {
            return &text[length..];
        }
    }
    text
}

#[test]
fn front_matter_is_cut_off() {
    assert_eq!(body("---\na: b\n---\n\ntext\n---\n"), "\ntext\n---\n");
    assert_eq!(body("+++\r\na = 1\r\n+++\r\ntext"), "text");
    assert_eq!(body("text\n---\n"), "text\n---\n");
    assert_eq!(body("---\nnever closed\n"), "---\nnever closed\n");
}
