use saphyr::{LoadableYamlNode, MarkedYaml, Scalar, YamlData};
use serde_json::{Map, Value};

/// Keys with their values, from whichever notation. Numbers and dates are texts, as their author wrote them.
pub(crate) type Values = Map<String, Value>;

/// Reads TOML.
pub(crate) fn toml(text: &str) -> Result<Values, String> {
    let table: toml::Table = text.parse().map_err(|error: toml::de::Error| one_line(error.message()))?;
    Ok(table.into_iter().map(|(key, value)| (key, from_toml(value))).collect())
}

fn from_toml(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::String(text),
        toml::Value::Boolean(value) => Value::Bool(value),
        toml::Value::Array(values) => Value::Array(values.into_iter().map(from_toml).collect()),
        toml::Value::Table(table) => {
            Value::Object(table.into_iter().map(|(key, value)| (key, from_toml(value))).collect())
        }
        toml::Value::Datetime(date) => Value::String(date.to_string()),
        toml::Value::Integer(number) => Value::String(number.to_string()),
        toml::Value::Float(number) => Value::String(number.to_string()),
    }
}

/// Reads YAML. What is no valid YAML, as in `title: One: two`, is read line by line, as far as the lines show what is
/// meant; the parser's words come back with it then.
pub(crate) fn yaml(text: &str) -> (Values, Option<String>) {
    match MarkedYaml::load_from_str(text) {
        Ok(documents) => {
            let mapping = documents.into_iter().next().map(|document| from_yaml(document, text));
            match mapping {
                Some(Value::Object(values)) => (values, None),
                _ => (Values::new(), None),
            }
        }
        Err(error) => (by_lines(text), Some(one_line(error.info()))),
    }
}

fn from_yaml(node: MarkedYaml<'_>, source: &str) -> Value {
    let range = node.span.start.index()..node.span.end.index();
    match node.data {
        YamlData::Value(Scalar::Null) => Value::Null,
        YamlData::Value(Scalar::Boolean(value)) => Value::Bool(value),
        // Not the number, whose form would be lost: `1.10` is a version, and `007` a name.
        YamlData::Value(Scalar::Integer(_) | Scalar::FloatingPoint(_)) => {
            Value::String(source.chars().skip(range.start).take(range.len()).collect())
        }
        YamlData::Value(Scalar::String(text)) => Value::String(text.into_owned()),
        YamlData::Representation(text, ..) => Value::String(text.into_owned()),
        YamlData::Sequence(nodes) => nodes.into_iter().map(|node| from_yaml(node, source)).collect(),
        YamlData::Tagged(_, node) => from_yaml(*node, source),
        YamlData::Mapping(mapping) => {
            let entries = mapping.into_iter().filter_map(|(key, value)| match from_yaml(key, source) {
                Value::String(key) => Some((key, from_yaml(value, source))),
                _ => None,
            });
            Value::Object(entries.collect())
        }
        YamlData::Alias(_) | YamlData::BadValue => Value::Null,
    }
}

/// `key: value` lines and the `- item` lines below them.
pub(crate) fn by_lines(text: &str) -> Values {
    let mut values = Values::new();
    let mut last: Option<String> = None;
    for line in text.lines().filter(|line| !line.trim_start().starts_with('#')) {
        let item = line.trim_start().strip_prefix("- ");
        if let (Some(item), Some(key)) = (item, &last) {
            let slot = values.entry(key.clone()).or_insert(Value::Null);
            if !slot.is_array() {
                *slot = Value::Array(Vec::new());
            }
            if let Value::Array(items) = slot {
                items.push(scalar(item));
            }
        } else if let Some((key, value)) = line.split_once(':')
            && !line.starts_with([' ', '\t'])
            && is_key(key)
        {
            let value = value.trim();
            let inner = value.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
            let value = match inner {
                Some(inner) => inner.split(',').map(scalar).collect(),
                None => scalar(value),
            };
            values.insert(key.trim().to_owned(), value);
            last = Some(key.trim().to_owned());
        }
    }
    values
}

/// Whether a text before a colon can be the name of a key.
pub(crate) fn is_key(key: &str) -> bool {
    let key = key.trim();
    !key.is_empty()
        && key.len() < 40
        && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'))
}

fn scalar(text: &str) -> Value {
    let text = text.trim();
    let bare = ['"', '\''].iter().find_map(|quote| text.strip_prefix(*quote)?.strip_suffix(*quote));
    match (bare, text) {
        (Some(bare), _) => Value::String(bare.replace("\\\"", "\"").replace("''", "'")),
        (_, "" | "null" | "~") => Value::Null,
        (_, "true") => Value::Bool(true),
        (_, "false") => Value::Bool(false),
        _ => Value::String(text.to_owned()),
    }
}

/// Reads JSON with its numbers as texts.
pub(crate) fn json(text: &str) -> Result<(Values, usize), String> {
    let mut stream = serde_json::Deserializer::from_str(text).into_iter::<Value>();
    match stream.next() {
        Some(Ok(Value::Object(values))) => {
            let end = stream.byte_offset();
            Ok((values.into_iter().map(|(key, value)| (key, texts(value))).collect(), end))
        }
        Some(Err(error)) => Err(error.to_string()),
        _ => Err("it is no object".to_owned()),
    }
}

fn texts(value: Value) -> Value {
    match value {
        Value::Number(number) => Value::String(number.to_string()),
        Value::Array(values) => values.into_iter().map(texts).collect(),
        Value::Object(values) => {
            Value::Object(values.into_iter().map(|(key, value)| (key, texts(value))).collect())
        }
        other => other,
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn all_notations_say_the_same() {
        let wanted =
            json!({"title": "A", "date": "2024-04-09", "n": "1.10", "draft": true, "tags": ["x", "y"]});
        let Value::Object(wanted) = wanted else { panic!() };
        let yaml_text = "title: A\ndate: 2024-04-09\nn: 1.10\ndraft: true\ntags: [x, y]\n";
        assert_eq!(yaml(yaml_text), (wanted.clone(), None));
        assert_eq!(
            toml("title = \"A\"\ndate = 2024-04-09\nn = \"1.10\"\ndraft = true\ntags = [\"x\", \"y\"]\n"),
            Ok(wanted.clone())
        );
        let (found, end) = json("{\"title\":\"A\",\"date\":\"2024-04-09\",\"n\":\"1.10\",\"draft\":true,\"tags\":[\"x\",\"y\"]}\n# B")
            .unwrap();
        assert_eq!(found, wanted);
        assert_eq!(end, 74);
    }

    #[test]
    fn broken_yaml_is_read_by_its_lines() {
        let (found, why) = yaml("title: One: two\ntags:\n\t- a\n  - \"b\"\nlist: [x, 'y']\ndraft: false\n");
        assert!(why.is_some());
        assert_eq!(
            Value::Object(found),
            json!({"title": "One: two", "tags": ["a", "b"], "list": ["x", "y"], "draft": false})
        );
    }
}
