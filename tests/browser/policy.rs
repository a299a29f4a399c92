//! Nothing unnamed runs: the policy stands on every page, stops nothing of the blog's own, and lets no text become
//! code. That a page works under it is seen by every other test: a violation is an error in the console.

use serde_json::Value;

use crate::visit::visit_showcase;

#[test]
fn a_walk_through_every_page_breaks_no_rule() {
    visit_showcase(|tab, site| {
        tab.open_ready(&site.base);
        let _: Value = tab.js("window.violations = [];
             addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
                 violations.push(`${violatedDirective} ${blockedURI} ${sample}`))");
        for route in site.routes() {
            tab.go_by_link(&route);
            tab.wait_address(&route);
            let violations: Vec<String> = tab.js("return violations");
            assert!(violations.is_empty(), "{route}: {violations:?}");
        }
    });
}

#[test]
fn no_text_becomes_code() {
    visit_showcase(|tab, site| {
        tab.open_ready(&site.base);
        let outcomes: Vec<Value> = tab.js(
            "const outcome = (attempt) => { try { attempt(); return 'done'; } catch (error) { return error.name; } };
             const element = document.createElement('div');
             const script = document.createElement('script');
             return [
                 outcome(() => { element.innerHTML = '<b>x</b>'; }),
                 outcome(() => { element.innerHTML = '<script>x</' + 'script>'; }),
                 outcome(() => { script.textContent = 'alert(1)'; }),
                 outcome(() => { script.src = '/x.js'; }),
                 outcome(() => trustedTypes.createPolicy('other', {})),
                 outcome(() => trustedTypes.createPolicy('default', {})),
             ]",
        );
        assert_eq!(outcomes, ["done", "TypeError", "TypeError", "TypeError", "TypeError", "TypeError"]);
        // Each refusal is told in the console.
        tab.expect_console("Trusted");
        tab.expect_console("policy");
    });
}
