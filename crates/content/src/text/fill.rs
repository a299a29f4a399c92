/// A text with its places filled. One that nobody fills stays, so that it is seen.
#[must_use]
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, after)) = after.split_once('}') else {
            filled.push('{');
            rest = after;
            continue;
        };
        match values.iter().find(|(known, _)| *known == name) {
            Some((_, value)) => filled.push_str(value),
            None => filled.extend(["{", name, "}"]),
        }
        rest = after;
    }
    filled + rest
}

/// What stands before and behind a place, where an element comes, as far as anything does.
#[must_use]
pub fn around<'a>(text: &'a str, place: &str) -> [Option<&'a str>; 2] {
    let (before, after) = text.split_once(place).unwrap_or((text, ""));
    [before, after].map(|part| (!part.is_empty()).then_some(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_filled_by_name() {
        assert_eq!(fill("{a} of {b}, {c} {", &[("b", "2"), ("a", "1")]), "1 of 2, {c} {");
        assert_eq!(around("in {series}", "{series}"), [Some("in "), None]);
    }
}
