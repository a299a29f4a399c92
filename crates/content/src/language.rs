//! What a BCP 47 tag says.

/// Whether a text has the shape of a tag: a language of two or three letters, then subtags.
#[must_use]
pub fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let first = parts.next().unwrap_or_default();
    (2..=3).contains(&first.len())
        && first.chars().all(|c| c.is_ascii_alphabetic())
        && parts.all(|part| (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric()))
}

/// Which way a language's script runs, by its tag: `rtl` for those that CLDR writes from right to left unless their tag
/// names another script.
#[must_use]
pub fn direction(language: &str) -> &'static str {
    const RIGHT_TO_LEFT: [&str; 11] = ["ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ur", "yi"];
    let mut parts = language.split('-');
    let primary = parts.next().unwrap_or_default();
    let other_script =
        parts.any(|part| part.eq_ignore_ascii_case("latn") || part.eq_ignore_ascii_case("cyrl"));
    let is_rtl = RIGHT_TO_LEFT.iter().any(|language| language.eq_ignore_ascii_case(primary));
    if is_rtl && !other_script { "rtl" } else { "ltr" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_direction_is_that_of_the_script() {
        let of = |tags: &[&str]| tags.iter().map(|tag| direction(tag)).collect::<Vec<_>>();
        assert_eq!(of(&["fa", "he-IL", "AR"]), ["rtl"; 3]);
        assert_eq!(of(&["en", "pt-BR", "ks-Latn", "arn", ""]), ["ltr"; 5]);
    }

    #[test]
    fn a_tag_has_a_language_and_subtags() {
        assert!(["en", "pt-BR", "zh-Hans", "ckb", "sl-rozaj-biske-1994"].into_iter().all(is_language));
        assert!(
            ["", "e", "english", "en_GB", "fa-", "en-toolongsubtag"].into_iter().all(|tag| !is_language(tag))
        );
    }
}
