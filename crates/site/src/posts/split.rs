use super::Fault;

/// A post's text, taken apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Parts<'a> {
    pub(super) format: Format,
    /// Between the fences; begins on the file's second line.
    pub(super) front_matter: &'a str,
    pub(super) body: &'a str,
    /// Lines of the file before the body.
    pub(super) body_line: u32,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Format {
    Toml,
    Yaml,
}

impl Format {
    fn fence(self) -> &'static str {
        match self {
            Self::Toml => "+++",
            Self::Yaml => "---",
        }
    }

    /// A key with its value, which is a text, as its author writes it.
    pub(super) fn line(self, key: &str, text: &str) -> String {
        match self {
            Self::Toml => format!("{key} = \"{text}\""),
            Self::Yaml => format!("{key}: {text}"),
        }
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Toml => "TOML",
            Self::Yaml => "YAML",
        }
    }
}

/// Splits at the fences. A byte order mark and either kind of line end are accepted; blanks behind a fence too.
/// Only the first closing fence counts: `---` further down is a rule of the text.
///
/// # Errors
/// The fault, with its line.
pub(super) fn split(text: &str) -> Result<Parts<'_>, (u32, Fault)> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().unwrap_or_default();
    let format = match first.trim_end() {
        "+++" => Format::Toml,
        "---" => Format::Yaml,
        _ => return Err(late(text).unwrap_or((1, Fault::NoFrontMatter))),
    };
    let start = first.len();
    let mut at = start;
    for (number, line) in (2..).zip(lines) {
        if line.trim_end() == format.fence() {
            let front_matter = &text[start..at];
            return Ok(Parts { format, front_matter, body: &text[at + line.len()..], body_line: number });
        }
        at += line.len();
    }
    Err((1, Fault::FrontMatterOpen { fence: format.fence() }))
}

/// Front matter behind blank lines, or indented: not silently accepted, since other tools that read the same file
/// would take it for text.
fn late(text: &str) -> Option<(u32, Fault)> {
    let (line, first) = (1..).zip(text.lines()).find(|(_, line)| !line.trim().is_empty())?;
    let format = [Format::Toml, Format::Yaml].into_iter().find(|format| first.trim() == format.fence())?;
    Some((line, Fault::LateFrontMatter { fence: format.fence() }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accepts_what_editors_write() {
        let parts = |text| split(text).map(|p| (p.format, p.front_matter, p.body, p.body_line));
        let toml = Format::Toml;
        assert_eq!(parts("+++\na = 1\n+++\nB\n"), Ok((toml, "a = 1\n", "B\n", 3)));
        assert_eq!(parts("\u{feff}+++\r\na = 1\r\n+++ \r\nB"), Ok((toml, "a = 1\r\n", "B", 3)));
        assert_eq!(parts("---\na: 1\n---\n\n---\n"), Ok((Format::Yaml, "a: 1\n", "\n---\n", 3)));
        assert_eq!(parts("---\n---"), Ok((Format::Yaml, "", "", 2)));
    }

    #[test]
    fn says_what_is_missing() {
        assert_eq!(split("# Title\n"), Err((1, Fault::NoFrontMatter)));
        assert_eq!(split(""), Err((1, Fault::NoFrontMatter)));
        assert_eq!(split("\n---\na: 1\n---\n"), Err((2, Fault::LateFrontMatter { fence: "---" })));
        assert_eq!(split(" +++\n"), Err((1, Fault::LateFrontMatter { fence: "+++" })));
        assert_eq!(split("+++\na = 1\n---\n"), Err((1, Fault::FrontMatterOpen { fence: "+++" })));
    }
}
