//! Single functions, by the benchmarks of the crates `content` and `site` (divan).

use std::process::Stdio;

use site::bench::{Figure, Unit};

use crate::commands::CommandError;
use crate::tools::Machine;

/// The crates that have benchmarks.
const CRATES: [&str; 2] = ["content", "site"];

/// Runs them all.
pub(super) fn measure(machine: &Machine) -> Result<Vec<Figure>, CommandError> {
    let mut figures = Vec::new();
    for name in CRATES {
        let mut cargo = machine.command(&machine.cargo, &[]);
        // Named, because the other targets know nothing of divan's arguments.
        cargo.args(["bench", "--quiet", "--package", name, "--bench", "functions"]);
        let output = cargo.stdin(Stdio::null()).stderr(Stdio::inherit()).output();
        let output = output.map_err(|error| CommandError::Start { program: "cargo".to_owned(), error })?;
        if !output.status.success() {
            return Err(CommandError::Failed { task: "a benchmark of functions" });
        }
        figures.extend(read(&String::from_utf8_lossy(&output.stdout)));
    }
    Ok(figures)
}

/// What divan prints: a tree whose leaves are numbers of posts, below the functions' names, with columns for the fastest,
/// the slowest and the median.
fn read(printed: &str) -> Vec<Figure> {
    let mut name = String::new();
    let mut figures = Vec::new();
    for line in printed.lines() {
        let Some(line) = line.trim_start_matches(['│', ' ']).trim_start().strip_prefix(['├', '╰'])
        else {
            continue;
        };
        let mut words = line.trim_start_matches('─').split_whitespace();
        let Some(first) = words.next() else { continue };
        let rest: Vec<_> = words.collect();
        let columns: Vec<_> = rest.join(" ").split('│').filter_map(microseconds).collect();
        let posts = first.parse();
        if posts.is_err() {
            name = first.replace('_', " ");
        }
        // A function without sizes is of one post.
        let posts = posts.unwrap_or(1);
        let [low, high, median, _, ..] = columns[..] else { continue };
        let runs = rest.iter().rev().nth(2).and_then(|samples| samples.parse().ok()).unwrap_or_default();
        figures.push(Figure {
            topic: "functions".to_owned(),
            name: name.clone(),
            unit: Unit::Microseconds,
            posts,
            median,
            low,
            high,
            runs,
        });
    }
    figures
}

/// `1.234 ms`
fn microseconds(column: &str) -> Option<f64> {
    let (number, unit) = column.trim().split_once(' ')?;
    let factor = match unit {
        "ns" => 1e-3,
        "µs" => 1.0,
        "ms" => 1e3,
        "s" => 1e6,
        _ => return None,
    };
    Some(number.parse::<f64>().ok()? * factor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_divan_prints_is_understood() {
        let printed = "\
Timer precision: 20 ns
functions             fastest       │ slowest       │ median        │ mean          │ samples │ iters
├─ catalogue_read                   │               │               │               │         │
│  ├─ 100             12.5 µs       │ 20.25 µs      │ 13 µs         │ 13.5 µs       │ 100     │ 100
│  ╰─ 1000            1.5 ms        │ 2.25 ms       │ 1.75 ms       │ 1.8 ms        │ 50      │ 50
╰─ render             850.5 ns      │ 1.2 s         │ 900 µs        │ 1 ms          │ 100     │ 200
";
        let read = read(printed);
        let of: Vec<_> =
            read.iter().map(|f| (f.name.as_str(), f.posts, f.low, f.high, f.median, f.runs)).collect();
        assert_eq!(
            of,
            [
                ("catalogue read", 100, 12.5, 20.25, 13.0, 100),
                ("catalogue read", 1000, 1500.0, 2250.0, 1750.0, 50),
                ("render", 1, 0.8505, 1.2e6, 900.0, 100),
            ]
        );
    }
}
