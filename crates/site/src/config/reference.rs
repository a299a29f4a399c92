use std::fmt::Write;

use super::settings::SETTINGS;
use crate::warnings::WARNINGS;

/// The reference of `blog.toml` for the documentation, as Markdown.
#[must_use]
pub fn reference() -> String {
    let mut out = "# blog.toml\n\n\
         Written by a test from the table that the program reads by; change it there, in\n\
         `crates/site/src/config/settings.rs`. `cargo blog config` says which values are in force and where they come from.\n\n\
         What is unknown, misspelt or of another kind is an error, with its line and the nearest name.\n"
        .to_owned();
    for setting in SETTINGS {
        let kind = if setting.allowed.is_empty() {
            setting.kind.to_owned()
        } else {
            format!("{}: {}", setting.kind, setting.allowed)
        };
        let default =
            setting.default.map_or("It must be there.".to_owned(), |value| format!("Default: `{value}`."));
        // Writing to a String cannot fail.
        let _ = write!(
            out,
            "\n## {}\n\n{} {default}\n\n{kind}.\n\n```toml\n{}\n```\n",
            setting.key,
            setting.meaning,
            setting.example,
            kind = capital(&kind)
        );
    }
    out += "\n## Warnings\n\nBy default each is told and stops nothing. `\"error\"` lets it stop the build, `\"allow\"` silences it.\n\n\
            | code | when |\n|---|---|\n";
    for (code, when) in WARNINGS {
        let _ = writeln!(out, "| `{code}` | {when} |");
    }
    out
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().collect::<String>() + chars.as_str())
}
