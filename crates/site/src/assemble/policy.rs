use crate::hash;

/// The page's Content-Security-Policy (CSP 3), as its `meta` element: the blog's own files, and of what stands in the
/// page only the style and the script with these texts. `wasm-unsafe-eval` allows WebAssembly to be compiled, and
/// nothing else. What a `meta` cannot say (`frame-ancestors`) is a header's business.
pub(super) fn of(style: &str, script: &str) -> String {
    let [style, script] = [style, script].map(|text| hash::integrity(text.as_bytes()));
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' '{script}'; style-src 'self' '{style}'; img-src 'self'; \
         media-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; \
         form-action 'self'"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_what_stands_in_the_page_by_its_hash_and_allows_nothing_else_there() {
        let policy = of("abc", "");
        assert!(
            policy.contains("style-src 'self' 'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0='"),
            "{policy}"
        );
        assert!(policy.starts_with("default-src 'none'; "));
        assert!(
            !policy.contains("'unsafe-inline'")
                && !policy.contains("'unsafe-eval'")
                && !policy.contains("http")
        );
    }
}
