use saphyr::{LoadableYamlNode, MarkedYaml, Scalar, YamlData};

use super::{Broken, Field, Value};

/// Reads one YAML mapping. YAML has no point from which to go on after an error: at most one comes back.
pub(crate) fn parse(text: &str) -> (Vec<Field>, Vec<Broken>) {
    let documents = match MarkedYaml::load_from_str(text) {
        Ok(documents) => documents,
        Err(error) => {
            let line = u32::try_from(error.marker().line()).unwrap_or(u32::MAX).max(1);
            return (Vec::new(), vec![Broken { line, why: error.info().to_owned() }]);
        }
    };
    let Some(document) = documents.into_iter().next() else { return (Vec::new(), Vec::new()) };
    match document.data {
        YamlData::Value(Scalar::Null) => (Vec::new(), Vec::new()),
        YamlData::Mapping(mapping) => {
            let fields = mapping.into_iter().map(|(key, value)| Field {
                line: u32::try_from(key.span.start.line()).unwrap_or(u32::MAX),
                key: match convert(key) {
                    Value::Text(key) => key,
                    other => other.kind().to_owned(),
                },
                value: convert(value),
            });
            (fields.collect(), Vec::new())
        }
        _ => {
            let line = u32::try_from(document.span.start.line()).unwrap_or(1).max(1);
            (Vec::new(), vec![Broken { line, why: "there are no `key: value` lines".to_owned() }])
        }
    }
}

fn convert(node: MarkedYaml<'_>) -> Value {
    match node.data {
        YamlData::Value(Scalar::Null) => Value::Nothing,
        YamlData::Value(Scalar::Boolean(value)) => Value::Bool(value),
        YamlData::Value(Scalar::Integer(number)) => Value::Text(number.to_string()),
        YamlData::Value(Scalar::FloatingPoint(number)) => Value::Text(number.to_string()),
        YamlData::Value(Scalar::String(text)) => Value::Text(text.into_owned()),
        YamlData::Representation(text, ..) => Value::Text(text.into_owned()),
        YamlData::Sequence(nodes) => Value::List(nodes.into_iter().map(convert).collect()),
        YamlData::Tagged(_, node) => convert(*node),
        YamlData::Mapping(_) => Value::Other("a mapping"),
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
    fn a_fault_names_its_line() {
        let (fields, broken) = parse("title: A\ndate: [2024\nsummary: x\n");
        assert!(fields.is_empty());
        assert_eq!(broken.len(), 1);
        assert!((2..=4).contains(&broken[0].line), "{broken:?}");
        assert_eq!(parse("just text").1[0].why, "there are no `key: value` lines");
    }
}
