use rust_stemmers::{Algorithm, Stemmer};

/// Joins the forms of a word, by the Snowball stemmer of the blog's language. Only the build has it: the browser finds
/// every form that occurs, and with it the others.
pub(super) struct Stems(Option<Stemmer>);

impl Stems {
    pub(super) fn new(language: &str) -> Self {
        let primary = language.split('-').next().unwrap_or_default();
        let algorithm = match primary {
            "ar" => Algorithm::Arabic,
            "da" => Algorithm::Danish,
            "de" => Algorithm::German,
            "el" => Algorithm::Greek,
            "en" => Algorithm::English,
            "es" => Algorithm::Spanish,
            "fi" => Algorithm::Finnish,
            "fr" => Algorithm::French,
            "hu" => Algorithm::Hungarian,
            "it" => Algorithm::Italian,
            "nb" | "nn" | "no" => Algorithm::Norwegian,
            "nl" => Algorithm::Dutch,
            "pt" => Algorithm::Portuguese,
            "ro" => Algorithm::Romanian,
            "ru" => Algorithm::Russian,
            "sv" => Algorithm::Swedish,
            "ta" => Algorithm::Tamil,
            "tr" => Algorithm::Turkish,
            _ => return Self(None),
        };
        Self(Some(Stemmer::create(algorithm)))
    }

    /// The stem of a folded word. Names with digits or signs have no forms.
    pub(super) fn of(&self, word: &str) -> String {
        match &self.0 {
            Some(stemmer) if word.chars().all(char::is_alphabetic) => stemmer.stem(word).into_owned(),
            _ => word.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Stems;

    #[test]
    fn forms_of_a_word_have_one_stem() {
        let english = Stems::new("en-GB");
        assert_eq!(english.of("migrations"), english.of("migrating"));
        assert_eq!(english.of("sha256"), "sha256");
        assert_eq!(Stems::new("fa").of("کتابها"), "کتابها");
    }
}
