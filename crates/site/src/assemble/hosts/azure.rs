use serde_json::{Map, Value, json};

use super::rules::{FOR_EVER, REVALIDATED, Rules, TYPES};

/// Azure Static Web Apps: `staticwebapp.config.json`. The first route that fits decides.
pub(super) fn write(rules: &Rules<'_>) -> String {
    let mut routes = Vec::new();
    for redirect in &rules.redirects {
        routes.push(json!({ "route": redirect.from, "redirect": redirect.to, "statusCode": 301 }));
    }
    for (path, media_type) in &rules.types {
        let headers = json!({ "Cache-Control": REVALIDATED, "Content-Type": media_type });
        routes.push(json!({ "route": format!("{}{path}", rules.base), "headers": headers }));
    }
    for group in &rules.hashed {
        for path in &group.except {
            let headers = json!({ "Cache-Control": REVALIDATED });
            routes.push(json!({ "route": format!("{}{path}", rules.base), "headers": headers }));
        }
        let route = format!("{}{}/*.{}", rules.base, group.folder, group.extension);
        routes.push(json!({ "route": route, "headers": { "Cache-Control": FOR_EVER } }));
    }
    let mut headers: Map<String, Value> =
        rules.headers.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect();
    headers.insert("Cache-Control".to_owned(), json!(REVALIDATED));
    let types: Map<String, Value> =
        TYPES.iter().map(|(extension, name)| (format!(".{extension}"), json!(name))).collect();
    pretty(&json!({
        "routes": routes,
        "responseOverrides": { "404": { "rewrite": format!("{}404.html", rules.base), "statusCode": 404 } },
        "globalHeaders": headers,
        "mimeTypes": types,
        "trailingSlash": "always",
    }))
}

/// JSON for people, with a line end.
pub(super) fn pretty(value: &Value) -> String {
    format!("{value:#}\n")
}
