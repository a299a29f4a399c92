use std::fmt;
use std::path::Path;

use super::settings::SETTINGS;
use super::{FILE, load, read};
use crate::fields;
use crate::problem::Problems;

/// One setting in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained {
    /// Its key.
    pub key: &'static str,
    /// Its value, as TOML has it.
    pub value: String,
    /// The line of `blog.toml` that says so; `None` for a default.
    pub line: Option<u32>,
    /// What it is for.
    pub meaning: &'static str,
    /// What it holds: `a list`.
    pub kind: &'static str,
    /// Which values are allowed; empty when every one of its kind is.
    pub allowed: &'static str,
}

impl fmt::Display for Explained {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let origin = match self.line {
            Some(line) => format!("{FILE}:{line}"),
            None => "default".to_owned(),
        };
        write!(
            f,
            "{} = {}\n    from {origin}\n    {}\n    {}",
            self.key, self.value, self.meaning, self.kind
        )?;
        if self.allowed.is_empty() { Ok(()) } else { write!(f, ": {}", self.allowed) }
    }
}

/// Every setting in force, in the order of the reference.
///
/// # Errors
/// All problems of `blog.toml`: what is wrong is in force nowhere.
pub fn explain(root: &Path) -> Result<Vec<Explained>, Problems> {
    let placed = |problems| Problems::new(problems).placed(root);
    load(root).map_err(placed)?;
    let (found, _) = fields::parse_toml(&read(root).map_err(placed)?);
    let explained = SETTINGS.iter().map(|setting| {
        let field = found.iter().find(|field| field.key == setting.key);
        let default = setting.default.unwrap_or_default();
        Explained {
            key: setting.key,
            value: field.map_or_else(|| default.to_owned(), |field| field.value.to_string()),
            line: field.map(|field| field.line),
            meaning: setting.meaning,
            kind: setting.kind,
            allowed: setting.allowed,
        }
    });
    Ok(explained.collect())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn every_value_says_where_it_comes_from() {
        let root = tempfile::tempdir().unwrap();
        let text = "title = \"T\"\ntagline = \"t\"\nauthor = \"A\"\nlanguage = \"en\"\n\
                    base_url = \"https://example.org/\"\nembed = [\"a.example\",\n \"b.example\"]\n\n\
                    [warnings]\nlong-title = \"allow\"\n";
        fs::write(root.path().join(FILE), text).unwrap();
        let explained = explain(root.path()).unwrap();
        assert_eq!(explained.len(), SETTINGS.len());
        let of = |key: &str| explained.iter().find(|one| one.key == key).unwrap().to_string();
        assert_eq!(
            of("embed"),
            "embed = [\"a.example\", \"b.example\"]\n    from blog.toml:6\n    \
             The hosts whose pages may stand in a text as frames.\n    a list: names of hosts"
        );
        assert!(of("feed_limit").starts_with("feed_limit = 20\n    from default\n"));
        assert!(of("warnings").starts_with("warnings = { long-title = \"allow\" }\n    from blog.toml:9\n"));
        fs::write(root.path().join(FILE), "titel = 1\n").unwrap();
        assert!(explain(root.path()).is_err());
    }
}
