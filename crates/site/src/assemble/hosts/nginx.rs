use std::fmt::Write;

use super::rules::{FOR_EVER, HASHED, REVALIDATED, Rules, TYPES};

/// nginx: a file for `conf.d/` or `sites-enabled/`. The folder `/srv/<host>` holds the blog at its path.
pub(super) fn write(rules: &Rules<'_>) -> String {
    let Rules { base, host, .. } = rules;
    let mut text = format!(
        "# The finished blog lies in /srv/{host}{base}\n\
         map $uri $blog_cache {{\n    default \"{REVALIDATED}\";\n    \"~{HASHED}\" \"{FOR_EVER}\";\n}}\n\n\
         server {{\n    listen 80;\n    server_name {host};\n    root /srv/{host};\n    index index.html;\n    \
         absolute_redirect off;\n    charset utf-8;\n    charset_types text/html text/css text/plain text/markdown \
         text/javascript application/json application/xml;\n    etag on;\n    # Compressed copies lie beside the \
         files. With the module ngx_brotli add: brotli_static on;\n    gzip_static on;\n    gzip on;\n    gzip_types text/css \
         text/plain text/markdown text/javascript application/json application/xml application/manifest+json \
         application/octet-stream application/wasm image/svg+xml;\n    gzip_vary on;\n    error_page 403 404 \
         {base}404.html;\n\n"
    );
    text += "    types {\n";
    for (extension, media_type) in TYPES {
        let _ = writeln!(text, "        {media_type} {extension};");
    }
    text += "    }\n\n";
    for (name, value) in &rules.headers {
        let _ = writeln!(text, "    add_header {name} \"{value}\" always;");
    }
    text += "    add_header Cache-Control $blog_cache always;\n\n";
    let _ = writeln!(text, "    location {base} {{\n        try_files $uri $uri/ =404;\n    }}");
    let _ = writeln!(text, "    location = {base}404.html {{\n        internal;\n    }}");
    // In a location without headers of its own, those of the server hold.
    for (path, media_type) in &rules.types {
        let media_type = media_type.split(';').next().unwrap_or(media_type);
        let _ = writeln!(
            text,
            "    location = {base}{path} {{\n        types {{ }}\n        default_type {media_type};\n    }}"
        );
    }
    for redirect in &rules.redirects {
        let _ = writeln!(
            text,
            "    location = {} {{\n        return 301 {};\n    }}",
            redirect.from, redirect.to
        );
    }
    text + "}\n"
}
