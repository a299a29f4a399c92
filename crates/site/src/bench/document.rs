use super::{Computer, Report, tables};

/// The page of the documentation, in Markdown. `curves` is the drawing's path from there.
#[must_use]
pub fn document(report: &Report, curves: &str) -> String {
    let Computer { processor, cores, memory, system, rust, browser } = &report.computer;
    let browser = if browser.is_empty() { String::new() } else { format!(", {browser}") };
    format!(
        "# What a blog costs\n\n\
         Written by `cargo blog bench --document`; not by hand.\n\n\
         Measured on {processor}, {cores} cores, {memory} GB of memory, {system}, {rust}{browser}.\n\n\
         ![Curves of the figures below over the number of posts]({curves})\n\n\
         Each figure is the median of its runs; behind it, where they differ, is the range of the middle half. A blog of N posts is made of the \
         same N posts each time (`crates/synthetic`): about 700 words, headings, lists, code in four languages, a table in every \
         third, formulas in every fifth, forty tags.\n\n\
         - **build**: from the posts to the finished folder, by an optimised program; compiling the app is not part of it, which no \
         post changes. *Cold*: nothing is kept from an earlier build. *Second*: nothing has changed. *One edit*: a \
         sentence of one post has. The share images are counted apart from *text, pages and feeds*.\n\
         - **first view**: an article in Chromium, over 1.6 Mbit/s with a round trip of 150 ms, on a processor slowed four \
         times, with an empty cache. *Bare* is a page with the same text and style and nothing else, loaded in turn; *to \
         bare* is the median of the ratios of neighbours.\n\
         - **click**: until the heading of another article is painted: two animation frames after it has changed, on a \
         processor slowed four times. *Not prefetched* has a round trip of 150 ms in it. *Offline*, the server is stopped.\n\
         - **search**: all that is fetched from opening the page of search to first results, compressed; and the time from a \
         key to the painted results, on a processor slowed four times.\n\
         - **memory**: what JavaScript and WebAssembly hold, after a collection of garbage.\n\
         - **functions**: what `cargo bench` says of single functions; the range is from the fastest to the slowest.\n\n\
         {}",
        tables(report, None)
    )
    .trim_end()
    .to_owned()
        + "\n"
}

#[cfg(test)]
mod tests {
    use super::super::report::tests::{figure, report};
    use super::*;

    #[test]
    fn it_names_the_machine_and_has_drawing_and_tables() {
        let mut report = report(vec![figure("first view", "first paint", 11, 484.0)]);
        let page = document(&report, "images/benchmarks.svg");
        let machine = "\nMeasured on Example 3000, 2 cores, 8 GB of memory, Linux 6, rustc 1.95.0.\n";
        assert!(page.contains(machine), "{page}");
        assert!(page.contains("](images/benchmarks.svg)\n"), "{page}");
        assert!(page.ends_with("| first paint, ms | 484 (483–486) |\n"), "{page}");
        report.computer.browser = "Chromium 140".to_owned();
        assert!(document(&report, "").contains("rustc 1.95.0, Chromium 140.\n"));
    }
}
