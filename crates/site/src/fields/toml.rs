use toml::de::{DeTable, DeValue};

use super::{Broken, Field, Value};
use crate::problem::line_at;

/// Reads TOML. The parser recovers after an error, so several come back at once, together with what it could read.
pub(crate) fn parse(text: &str) -> (Vec<Field>, Vec<Broken>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let fields = table.get_ref().iter().map(|(key, value)| Field {
        key: key.get_ref().to_string(),
        line: line_at(text, key.span().start),
        value: convert(value.get_ref()),
    });
    let mut fields: Vec<_> = fields.collect();
    fields.sort_by_key(|field| field.line);
    let broken = errors.iter().map(|error| Broken {
        line: error.span().map_or(1, |span| line_at(text, span.start)),
        why: error.message().replace('\n', ", "),
    });
    let mut broken: Vec<_> = broken.collect();
    broken.sort_by_key(|error| error.line);
    (fields, broken)
}

fn convert(value: &DeValue<'_>) -> Value {
    match value {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Datetime(date) => Value::Text(date.to_string()),
        DeValue::Boolean(value) => Value::Bool(*value),
        DeValue::Array(values) => Value::List(values.iter().map(|value| convert(value.get_ref())).collect()),
        DeValue::Integer(number) => {
            let parsed = i64::from_str_radix(number.as_str(), number.radix());
            parsed.map_or(Value::Other("a number"), Value::Integer)
        }
        DeValue::Float(_) => Value::Other("a number"),
        DeValue::Table(_) => Value::Other("a table"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_knows_its_line() {
        let (fields, broken) =
            parse("title = \"A\"\n\ndate = 2024-02-05\ntags = [\n \"x\",\n]\ndraft = true\nn = 1\n");
        assert_eq!(broken, []);
        let seen: Vec<_> = fields.iter().map(|f| (f.key.as_str(), f.line, f.value.clone())).collect();
        let list = Value::List(vec![Value::Text("x".into())]);
        assert_eq!(
            seen,
            [
                ("title", 1, Value::Text("A".into())),
                ("date", 3, Value::Text("2024-02-05".into())),
                ("tags", 4, list),
                ("draft", 7, Value::Bool(true)),
                ("n", 8, Value::Integer(1)),
            ]
        );
    }

    #[test]
    fn two_faults_come_back_at_once() {
        let (fields, broken) = parse("title = \ndate = \"2024-01-01\"\ntags = [\"a\" \"b\"]\n");
        assert_eq!(broken.iter().map(|b| b.line).collect::<Vec<_>>(), [1, 3], "{broken:?}");
        assert!(fields.iter().any(|f| f.key == "date"));
    }
}
