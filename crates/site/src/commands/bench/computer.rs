use std::fs;
use std::num::NonZeroUsize;
use std::path::Path;
use std::thread;

use site::bench::Computer;

use crate::tools::Machine;

/// This machine, as it says it is; what it does not say stays empty.
pub(super) fn here(machine: &Machine, browser: Option<&Path>) -> Computer {
    let read = |file: &str| fs::read_to_string(file).unwrap_or_default();
    let line = |text: Option<String>| {
        text.as_deref().and_then(|text| text.lines().next()).unwrap_or_default().trim().to_owned()
    };
    let ask =
        |program: &str, args: &[&str]| line(machine.which(program).and_then(|path| machine.ask(&path, args)));
    let mut processor = processor(&read("/proc/cpuinfo"));
    if processor.is_empty() {
        // macOS has no such file.
        processor = ask("sysctl", &["-n", "machdep.cpu.brand_string"]);
    }
    Computer {
        processor,
        cores: thread::available_parallelism().map_or(1, NonZeroUsize::get),
        memory: memory(&read("/proc/meminfo")),
        system: ask("uname", &["-sr"]),
        rust: ask("rustc", &["--version"]),
        browser: line(browser.and_then(|browser| machine.ask(browser, &["--version"]))),
    }
}

fn processor(cpuinfo: &str) -> String {
    let named = cpuinfo.lines().find_map(|line| line.strip_prefix("model name")?.split_once(':'));
    named.map_or_else(String::new, |(_, name)| name.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// In GB, rounded up: some of it is the system's from the start.
fn memory(meminfo: &str) -> u64 {
    let total = meminfo.lines().find_map(|line| line.strip_prefix("MemTotal:")?.trim().strip_suffix("kB"));
    let kilobytes: u64 = total.and_then(|total| total.trim().parse().ok()).unwrap_or_default();
    kilobytes.div_ceil(1024 * 1024)
}

#[test]
fn what_linux_says_is_read() {
    assert_eq!(processor("processor\t: 0\nmodel name\t: Example  3000 @ 2 GHz\n"), "Example 3000 @ 2 GHz");
    assert_eq!(memory("MemTotal:       24550104 kB\nMemFree: 1 kB\n"), 24);
    assert_eq!((processor(""), memory("")), (String::new(), 0));
}
