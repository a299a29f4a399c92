use content::Date;

use crate::post::{Post, one_line};

/// A post's file: front matter in TOML, then the text.
pub(crate) fn file(post: &Post, date: Date, aliases: &[String]) -> String {
    let mut out = format!("+++\ntitle = {}\ndate = \"{date}\"\n", quoted(&post.title));
    let mut line = |key: &str, value: String| {
        out.push_str(&format!("{key} = {value}\n"));
    };
    if let Some(updated) = post.updated {
        line("updated", format!("\"{updated}\""));
    }
    let summary = one_line(&post.summary);
    if !summary.is_empty() {
        line("summary", quoted(&summary));
    }
    if !post.tags.is_empty() {
        line("tags", list(&post.tags));
    }
    if let Some(series) = &post.series {
        line("series", quoted(series));
    }
    if let Some(language) = post.language.as_ref().filter(|language| content::is_language(language)) {
        line("language", quoted(language));
    }
    if !aliases.is_empty() {
        line("aliases", list(aliases));
    }
    if post.draft {
        line("draft", "true".to_owned());
    }
    // Indented code may begin a text: only whole blank lines go.
    let body = post.markdown.trim_end();
    let start = body.len() - body.trim_start().len();
    let body = &body[body[..start].rfind('\n').map_or(0, |at| at + 1)..];
    format!("{out}+++\n\n{body}\n")
}

fn list(texts: &[String]) -> String {
    format!("[{}]", texts.iter().map(|text| quoted(text)).collect::<Vec<_>>().join(", "))
}

/// A text as a TOML basic string.
#[must_use]
pub fn quoted(text: &str) -> String {
    let mut quoted = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => quoted.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_known_is_written() {
        let date = Date::parse("2024-04-09").unwrap();
        let mut post =
            Post { title: "A \"b\"".into(), markdown: "\n\n    code\n\n".into(), ..Post::default() };
        assert_eq!(
            file(&post, date, &[]),
            "+++\ntitle = \"A \\\"b\\\"\"\ndate = \"2024-04-09\"\n+++\n\n    code\n"
        );
        post.tags = vec!["x".into(), "y z".into()];
        post.series = Some("S".into());
        post.draft = true;
        post.summary = "One\n two".into();
        assert_eq!(
            file(&post, date, &["/a/".into()]),
            "+++\ntitle = \"A \\\"b\\\"\"\ndate = \"2024-04-09\"\nsummary = \"One two\"\ntags = [\"x\", \"y z\"]\n\
             series = \"S\"\naliases = [\"/a/\"]\ndraft = true\n+++\n\n    code\n"
        );
    }
}
