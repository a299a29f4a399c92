use site::live::News;

use crate::tools::Screen;

/// Says what has happened.
pub(super) fn tell(news: &News, screen: &mut Screen<'_>) {
    match news {
        News::Problems(problems) if problems.is_empty() => screen.line("Everything is well again."),
        News::Problems(problems) => {
            screen.text(&problems.shown(screen.style()));
            let count = problems.iter().count();
            let s = if count == 1 { "" } else { "s" };
            screen.line(&format!("{count} problem{s}; until that is mended, what was there before is shown"));
        }
        News::Warnings(warnings) => screen.text(&warnings.shown(screen.style())),
        News::Polling { why } => {
            screen.line(&format!(
                "Files are looked at twice a second, as the system does not tell of changes: {why}"
            ));
        }
        News::Code => {}
    }
}

#[cfg(test)]
mod tests {
    use site::{Problem, Problems};

    use super::*;

    #[test]
    fn problems_are_told_as_elsewhere_and_so_is_their_end() {
        let problem = Problem::new("posts/a.md", Some(3), "wrong", "this is wrong", "mend it");
        let mut out = Vec::new();
        let mut screen = Screen::new(&mut out, false);
        tell(&News::Problems(Problems::new(vec![problem])), &mut screen);
        tell(&News::Problems(Problems::default()), &mut screen);
        let said = String::from_utf8(out).unwrap();
        assert!(
            said.contains("this is wrong") && said.contains("posts/a.md:3") && said.contains("mend it"),
            "{said}"
        );
        assert!(
            said.ends_with(
                "\n1 problem; until that is mended, what was there before is shown\nEverything is well again.\n"
            ),
            "{said}"
        );
    }
}
