use serde_json::{Value, json};

use super::azure::pretty;
use super::rules::{FOR_EVER, REVALIDATED, Rules};

/// Vercel: `vercel.json` in the folder that is deployed. Later rules win.
pub(super) fn write(rules: &Rules<'_>) -> String {
    let header = |name: &str, value: &str| json!({ "key": name, "value": value });
    let mut all: Vec<_> = rules.headers.iter().map(|(name, value)| header(name, value)).collect();
    all.push(header("Cache-Control", REVALIDATED));
    let mut headers = vec![json!({ "source": "/(.*)", "headers": all })];
    for (path, media_type) in &rules.types {
        let one = [header("Content-Type", media_type)];
        headers.push(json!({ "source": format!("{}{path}", rules.base), "headers": one }));
    }
    headers.push(json!({
        "source": format!("{}(.*)\\.([0-9a-f]{{16}})\\.([a-z0-9]+)", rules.base),
        "headers": [header("Cache-Control", FOR_EVER)],
    }));
    let redirects: Vec<Value> = rules
        .redirects
        .iter()
        .map(|it| json!({ "source": it.from, "destination": it.to, "statusCode": 301 }))
        .collect();
    pretty(&json!({ "trailingSlash": true, "headers": headers, "redirects": redirects }))
}
