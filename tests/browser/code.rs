//! Code and formulas as a reader uses them: copied, scrolled, read in colours and by keyboard.

use fantoccini::key::Key;

use crate::site::Site;
use crate::tab::Tab;
use crate::visit::visit_showcase;

/// Opens the article with every feature, once as a page and once by a click, for tests of both.
fn both(test: impl Fn(&Tab)) {
    visit_showcase(|tab, site: &Site| {
        let path = format!("{}posts/everything/", site.base);
        tab.open_ready(&path);
        test(tab);
        tab.open_ready(&site.base);
        tab.follow(&path);
        tab.wait_heading("Everything that Markdown can say");
        test(tab);
    });
}

#[test]
fn code_that_is_selected_is_its_source() {
    both(|tab| {
        let changed: Vec<String> =
            tab.js("return [...document.querySelectorAll('.prose pre code')].filter(code => {
                 getSelection().selectAllChildren(code);
                 return getSelection().toString().trimEnd() !== code.textContent.trimEnd();
             }).map(code => code.textContent)");
        assert_eq!(changed, [""; 0]);
    });
}

#[test]
fn wide_code_and_formulas_scroll_inside_of_themselves_by_keyboard() {
    both(|tab| {
        tab.js::<()>("document.documentElement.style.inlineSize = '20rem'");
        for selector in [".prose > pre", ".code > pre:has(.m)", ".math-display"] {
            let inside: bool = tab.js(&format!(
                "const box = document.querySelector('{selector}'); box.scrollIntoView(); box.focus();
                 return box === document.activeElement && box.scrollWidth > box.clientWidth"
            ));
            assert!(inside, "{selector} takes no focus, or is not wide");
            tab.press([Key::Right.into()]);
            tab.wait_for(selector, &format!("return document.querySelector('{selector}').scrollLeft > 0"));
            assert_eq!(tab.js::<f64>("return scrollX"), 0.0, "the page scrolled, not {selector}");
        }
        tab.js::<()>("document.documentElement.style.inlineSize = ''");
    });
}

#[test]
fn code_has_colours_marks_and_numbers() {
    both(|tab| {
        let colours: usize = tab.js("return new Set([...document.querySelectorAll('.prose pre span')]
                 .map(span => getComputedStyle(span).color)).size");
        assert!(colours >= 7, "code has {colours} colours");
        let marked: bool = tab.js("const [line, other] = ['.m', ':not(.m)']
                 .map(kind => getComputedStyle(document.querySelector('.code .l' + kind)));
             return line.backgroundColor !== other.backgroundColor");
        assert!(marked, "a marked line looks like others");
        // Numbers are no text: nobody copies them.
        let number: String = tab.js("const line = document.querySelector('[data-n]');
             return line.dataset.n + getComputedStyle(line, '::before').content + line.textContent");
        assert!(number.starts_with("41\"41\""), "{number}");
    });
}

#[test]
fn formulas_are_set_without_scripts() {
    visit_showcase(|tab, site| {
        tab.switch_scripts_off();
        tab.open(&format!("{}posts/everything/", site.base));
        let set: Vec<bool> =
            tab.js("const box = selector => document.querySelector(selector).getBoundingClientRect();
             const [numerator, denominator] = [...document.querySelector('mfrac').children]
                 .map(part => part.getBoundingClientRect());
             const [right, left] = ['mtd.end', 'mtd.start'].map(box);
             return [
                 numerator.bottom <= denominator.top,
                 box('mtd.end > :last-child').right >= right.right - 1,
                 box('mtd.start > :first-child').left <= left.left + 1,
                 box('annotation').height === 0,
             ]");
        assert_eq!(
            set, [true; 4],
            "fraction, alignment to the right, to the left, and a source that is not shown"
        );
    });
}
