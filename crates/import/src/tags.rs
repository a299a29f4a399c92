use content::Slug;
use serde_json::Value;

/// How a text with several tags is divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Between {
    /// Commas and semicolons alone.
    Commas,
    /// Blanks too, where there is no comma: Jekyll's rule.
    Blanks,
}

/// The tags of a value, in order, each once: a list, a text, or nothing.
pub(crate) fn read(value: &Value, between: Between) -> Vec<String> {
    let mut tags = Vec::new();
    collect(value, between, &mut tags);
    let mut seen = Vec::new();
    // Tags with one address are one tag; one without a letter has no address.
    tags.retain(|tag| {
        let Some(slug) = Slug::from_text(tag) else { return false };
        let new = !seen.contains(&slug);
        seen.push(slug);
        new
    });
    tags
}

fn collect(value: &Value, between: Between, tags: &mut Vec<String>) {
    match value {
        Value::String(text) => {
            let commas = text.contains([',', ';', '،', '、']);
            let parts: Vec<&str> = match between {
                _ if commas => text.split([',', ';', '،', '、']).collect(),
                Between::Blanks => text.split_whitespace().collect(),
                Between::Commas => vec![text],
            };
            for part in parts {
                let words: Vec<_> = part.trim_start_matches('#').split_whitespace().collect();
                tags.push(words.join(" "));
            }
        }
        // A tag with a blank in it is one tag where it stands in a list.
        Value::Array(values) => values.iter().for_each(|value| collect(value, Between::Commas, tags)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn tags_come_in_many_forms() {
        let commas = |value: Value| read(&value, Between::Commas);
        assert_eq!(
            commas(json!(["Rust", "web dev", "rust", "2024", null, "?"])),
            ["Rust", "web dev", "2024"]
        );
        assert_eq!(commas(json!("rust, web dev,")), ["rust", "web dev"]);
        assert_eq!(commas(json!("web dev")), ["web dev"]);
        assert_eq!(read(&json!("rust web"), Between::Blanks), ["rust", "web"]);
        assert_eq!(read(&json!("rust, web dev"), Between::Blanks), ["rust", "web dev"]);
        assert_eq!(read(&json!(["web dev"]), Between::Blanks), ["web dev"]);
        assert_eq!(commas(json!(null)), [""; 0]);
        assert_eq!(commas(json!("")), [""; 0]);
    }
}
