use crate::hash;

/// The page's Content-Security-Policy (CSP 3), as its `meta` element: the blog's own files, and of what stands in the
/// page only the style and the script with these texts. `wasm-unsafe-eval` allows WebAssembly to be compiled, and
/// nothing else. Frames show pages of the hosts in `embed`, and without any there are none.
///
/// Trusted Types: texts become markup or code only through the one policy that the start script makes.
pub(super) fn of(style: &str, script: &str, embed: &[String]) -> String {
    let [style, script] = [style, script].map(|text| hash::integrity(text.as_bytes()));
    let frames = match embed {
        [] => "'none'".to_owned(),
        hosts => hosts.iter().map(|host| format!("https://{host}")).collect::<Vec<_>>().join(" "),
    };
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' '{script}'; style-src 'self' '{style}'; img-src 'self'; \
         media-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; frame-src {frames}; \
         object-src 'none'; base-uri 'none'; form-action 'self'; require-trusted-types-for 'script'; \
         trusted-types default"
    )
}

/// The same as a header, with what a `meta` cannot say: no other site shows a page of the blog within its own.
pub(super) fn header(of_pages: &str) -> String {
    format!("{of_pages}; frame-ancestors 'none'")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_what_stands_in_the_page_by_its_hash_and_allows_nothing_else_there() {
        let policy = of("abc", "", &[]);
        assert!(
            policy.contains("style-src 'self' 'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0='"),
            "{policy}"
        );
        assert!(policy.starts_with("default-src 'none'; "));
        for part in ["object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-src 'none'"] {
            assert!(policy.contains(part), "{part}");
        }
        assert!(policy.contains("require-trusted-types-for 'script'; trusted-types default"));
        assert!(
            !policy.contains("'unsafe-inline'")
                && !policy.contains("'unsafe-eval'")
                && !policy.contains("http")
        );
        assert!(header(&policy).ends_with("; frame-ancestors 'none'"));
    }

    #[test]
    fn frames_show_the_hosts_that_are_named() {
        let policy = of("", "", &["a.example".to_owned(), "b.example".to_owned()]);
        assert!(policy.contains("frame-src https://a.example https://b.example; "), "{policy}");
    }
}
