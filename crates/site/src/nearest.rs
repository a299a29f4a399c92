/// The known name that an author most likely meant, when one is near enough to be worth naming.
///
/// Damerau-Levenshtein counts a swap of two letters as one slip; a third of the letters may be wrong.
pub(crate) fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    let distances =
        known.into_iter().map(|name| (strsim::damerau_levenshtein(&word, &name.to_lowercase()), name));
    let (distance, name) = distances.min_by_key(|&(distance, _)| distance)?;
    (distance <= word.chars().count().max(3) / 3).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_only_what_is_near() {
        let known = ["title", "date", "summary", "tags"];
        assert_eq!(nearest("titel", known), Some("title"));
        assert_eq!(nearest("Sumary", known), Some("summary"));
        assert_eq!(nearest("tag", known), Some("tags"));
        assert_eq!(nearest("layout", known), None);
        assert_eq!(nearest("x", []), None);
    }
}
