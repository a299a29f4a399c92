use std::fmt::Write;

use super::rules::{FOR_EVER, HASHED, REVALIDATED, Rules};

/// Caddy: a `Caddyfile`. The folder `/srv/<host>` holds the blog at its path.
pub(super) fn write(rules: &Rules<'_>) -> String {
    let Rules { base, host, .. } = rules;
    let mut text = format!(
        "# The finished blog lies in /srv/{host}{base}\n{host} {{\n\troot * /srv/{host}\n\theader {{\n"
    );
    for (name, value) in &rules.headers {
        let _ = writeln!(text, "\t\t{name} \"{value}\"");
    }
    let _ = write!(
        text,
        "\t\tCache-Control \"{REVALIDATED}\"\n\t}}\n\t@hashed {{\n\t\tpath_regexp {HASHED}\n\t\tfile\n\t}}\n\theader @hashed Cache-Control \
         \"{FOR_EVER}\"\n\t@data path *.bin\n\theader @data Content-Type application/octet-stream\n"
    );
    for (path, media_type) in &rules.types {
        let _ = writeln!(text, "\theader {base}{path} Content-Type \"{media_type}\"");
    }
    for redirect in &rules.redirects {
        let _ = writeln!(text, "\tredir {} {} 301", redirect.from, redirect.to);
    }
    let _ = write!(
        text,
        "\tencode {{\n\t\tgzip\n\t\tmatch {{\n\t\t\theader Content-Type text/*\n\t\t\theader Content-Type application/*\n\t\t\t\
         header Content-Type image/svg+xml*\n\t\t}}\n\t}}\n\tfile_server {{\n\t\tprecompressed br gzip\n\t}}\n\thandle_errors {{\n\t\t\
         rewrite * {base}404.html\n\t\tfile_server\n\t}}\n}}\n"
    );
    text
}
