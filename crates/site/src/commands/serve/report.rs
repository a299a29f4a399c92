use site::Problems;
use site::live::News;

use crate::tools::Screen;

/// Says what has happened.
pub(super) fn tell(news: &News, screen: &mut Screen<'_>) {
    match news {
        News::Problems(problems) => screen.line(&said(problems)),
        News::Warnings(warnings) => {
            warnings.iter().for_each(|warning| screen.line(&format!("warning: {warning}")));
        }
        News::Polling { why } => {
            screen.line(&format!(
                "Files are looked at twice a second, as the system does not tell of changes: {why}"
            ));
        }
        News::Code => {}
    }
}

fn said(problems: &Problems) -> String {
    if problems.is_empty() {
        return "Everything is well again.".to_owned();
    }
    let list: String = problems.iter().map(|problem| format!("{problem}\n\n")).collect();
    let count = problems.iter().count();
    let s = if count == 1 { "" } else { "s" };
    format!("{list}{count} problem{s} found; until that is mended, what was there before is shown")
}

#[cfg(test)]
mod tests {
    use site::Problem;

    use super::*;

    #[test]
    fn problems_are_told_as_elsewhere_and_so_is_their_end() {
        let problem = Problem {
            file: "posts/a.md".into(),
            line: Some(3),
            what: "wrong".into(),
            remedy: "mend it".into(),
        };
        let mut out = Vec::new();
        let mut screen = Screen::new(&mut out, false);
        tell(&News::Problems(Problems::new(vec![problem])), &mut screen);
        tell(&News::Problems(Problems::default()), &mut screen);
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "posts/a.md:3: wrong\n    mend it\n\n\
             1 problem found; until that is mended, what was there before is shown\nEverything is well again.\n"
        );
    }
}
