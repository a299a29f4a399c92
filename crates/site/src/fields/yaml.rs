use saphyr::{LoadableYamlNode, MarkedYaml, Scalar, YamlData};

use super::{BACKSLASH, Broken, Field, ONE_OF_TWO, Value, line_of};

/// Reads one YAML mapping. YAML has no point from which to go on after an error: at most one comes back.
pub(crate) fn parse(text: &str) -> (Vec<Field>, Vec<Broken>) {
    let documents = match MarkedYaml::load_from_str(text) {
        Ok(documents) => documents,
        Err(error) => {
            let (line, source) = line_of(text, number(error.marker().line()));
            let why = error.info().to_owned();
            let column = u32::try_from(error.marker().col() + 1).ok();
            return (Vec::new(), vec![Broken { line, column, remedy: remedy(source, &why), why }]);
        }
    };
    let Some(document) = documents.into_iter().next() else { return (Vec::new(), Vec::new()) };
    match document.data {
        YamlData::Value(Scalar::Null) => (Vec::new(), Vec::new()),
        YamlData::Mapping(mapping) => {
            let fields = mapping.into_iter().map(|(key, value)| field(key, value, text));
            (fields.collect(), Vec::new())
        }
        _ => {
            let (line, source) = line_of(text, number(document.span.start.line()));
            let remedy = if source.contains('=') {
                "YAML has a colon behind a key: key: text"
            } else {
                "write each key on a line of its own, with a colon and a space behind it"
            };
            let column = None;
            (
                Vec::new(),
                vec![Broken { line, column, why: "there are no `key: value` lines".to_owned(), remedy }],
            )
        }
    }
}

fn field(key: MarkedYaml<'_>, value: MarkedYaml<'_>, text: &str) -> Field {
    Field {
        line: number(key.span.start.line()),
        key: match convert(key, text) {
            Value::Text(key) => key,
            other => other.kind().to_owned(),
        },
        value: convert(value, text),
    }
}

fn remedy(line: &str, why: &str) -> &'static str {
    if why.contains("duplicated key") {
        ONE_OF_TWO
    } else if line.contains('\t') {
        "use spaces, not tabs"
    } else if line.contains('\\') {
        BACKSLASH
    } else if line.contains('\'') {
        "use double quotes around a text with an apostrophe"
    } else if line.starts_with(' ') && line.contains(": ") {
        "begin every key at the start of its line"
    } else {
        "quote texts that contain a colon, a bracket or another sign: key: \"text\""
    }
}

fn number(line: usize) -> u32 {
    u32::try_from(line).unwrap_or(u32::MAX).max(1)
}

fn convert(node: MarkedYaml<'_>, source: &str) -> Value {
    let range = node.span.start.index()..node.span.end.index();
    match node.data {
        YamlData::Value(Scalar::Null) => Value::Nothing,
        YamlData::Value(Scalar::Boolean(value)) => Value::Bool(value),
        // Not the number, whose form would be lost: `1.10` is a version, and `007` a name.
        YamlData::Value(Scalar::Integer(_) | Scalar::FloatingPoint(_)) => {
            Value::Text(source.chars().skip(range.start).take(range.len()).collect())
        }
        YamlData::Value(Scalar::String(text)) => Value::Text(text.into_owned()),
        YamlData::Representation(text, ..) => Value::Text(text.into_owned()),
        YamlData::Sequence(nodes) => {
            Value::List(nodes.into_iter().map(|node| convert(node, source)).collect())
        }
        YamlData::Tagged(_, node) => convert(*node, source),
        YamlData::Mapping(mapping) => {
            Value::Table(mapping.into_iter().map(|(key, value)| field(key, value, source)).collect())
        }
        YamlData::Alias(_) | YamlData::BadValue => Value::Other("an alias"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_knows_its_line() {
        let (fields, broken) =
            parse("title: 'It: works'\n# note\ndate: 2024-02-05\ntags:\n  - a\n  - 2024\nupdated:\n");
        assert_eq!(broken, []);
        let seen: Vec<_> = fields.iter().map(|f| (f.key.as_str(), f.line, f.value.clone())).collect();
        let list = Value::List(vec![Value::Text("a".into()), Value::Text("2024".into())]);
        assert_eq!(
            seen,
            [
                ("title", 1, Value::Text("It: works".into())),
                ("date", 3, Value::Text("2024-02-05".into())),
                ("tags", 4, list),
                ("updated", 7, Value::Nothing),
            ]
        );
    }

    #[test]
    fn a_number_stays_as_it_is_written() {
        let (fields, _) = parse("é: 1.10\nb: [007, 0x1F, 1e3]\n");
        let text = |text: &str| Value::Text(text.to_owned());
        assert_eq!(fields[0].value, text("1.10"));
        assert_eq!(fields[1].value, Value::List(["007", "0x1F", "1e3"].map(text).to_vec()));
    }

    #[test]
    fn a_fault_names_its_line() {
        let (fields, broken) = parse("title: A\ndate: [2024\nsummary: x\n");
        assert!(fields.is_empty());
        assert_eq!(broken.len(), 1);
        assert_eq!(broken[0].line, 3);
        assert_eq!(parse("just text").1[0].why, "there are no `key: value` lines");
    }
}
