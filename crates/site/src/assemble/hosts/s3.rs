use std::fmt::Write;

use super::rules::{FOR_EVER, REVALIDATED, Rules};

/// S3 with CloudFront: commands that upload with types and lifetimes, what pages name before the pages. Headers are
/// for a response headers policy of the distribution; they stand here as comments.
pub(super) fn write(rules: &Rules<'_>) -> String {
    let base = rules.base.trim_start_matches('/');
    let mut text = String::from(
        "#!/bin/sh\n# Usage: BUCKET=… DISTRIBUTION=… sh s3.sh, in the blog's folder\nset -eu\n\
         # For the distribution's response headers policy:\n",
    );
    for (name, value) in &rules.headers {
        let _ = writeln!(text, "#   {name}: {value}");
    }
    let to = format!("\"s3://$BUCKET/{base}\"");
    text +=
        "\n# What is named by its hash comes first and stays: pages of the last release still name theirs.\n";
    let hashed = "*.[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]\
                  [0-9a-f][0-9a-f][0-9a-f][0-9a-f].*";
    let _ = writeln!(
        text,
        "aws s3 cp dist {to} --recursive --exclude '*' --include '{hashed}' --exclude '*.wasm' --exclude '*.bin' \
         --cache-control '{FOR_EVER}'"
    );
    for (extension, media_type) in [("wasm", "application/wasm"), ("bin", "application/octet-stream")] {
        let _ = writeln!(
            text,
            "aws s3 cp dist {to} --recursive --exclude '*' --include '{hashed}.{extension}' --include \
             '{hashed}{extension}' --content-type {media_type} --cache-control '{FOR_EVER}'"
        );
    }
    text += "\n# Then everything else, and the worker last.\n";
    let _ = writeln!(
        text,
        "aws s3 cp dist {to} --recursive --exclude '{hashed}' --exclude sw.js \
         --cache-control '{REVALIDATED}'"
    );
    for (path, media_type) in &rules.feeds {
        let _ = writeln!(
            text,
            "aws s3 cp 'dist/{path}' \"s3://$BUCKET/{base}{path}\" --content-type '{media_type}' --cache-control \
             '{REVALIDATED}'"
        );
    }
    let _ = writeln!(
        text,
        "aws s3 cp dist/sw.js \"s3://$BUCKET/{base}sw.js\" --content-type 'text/javascript; charset=utf-8' \
         --cache-control '{REVALIDATED}'"
    );
    for redirect in &rules.redirects {
        let key = redirect.from.trim_start_matches('/');
        let _ = writeln!(
            text,
            "aws s3api put-object --bucket \"$BUCKET\" --key '{key}' --website-redirect-location '{}'",
            redirect.to
        );
    }
    text + "aws cloudfront create-invalidation --distribution-id \"$DISTRIBUTION\" --paths '/*'\n"
}
