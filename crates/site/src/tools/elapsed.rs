use std::time::Duration;

/// A duration as a person says it: `0.4 s`, `43 s`, `2 min 04 s`.
pub(crate) fn spoken(duration: Duration) -> String {
    let seconds = duration.as_secs();
    match seconds {
        0..10 => format!("{:.1} s", duration.as_secs_f32()),
        10..60 => format!("{seconds} s"),
        _ => format!("{} min {:02} s", seconds / 60, seconds % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_and_long() {
        let said = |millis| spoken(Duration::from_millis(millis));
        assert_eq!([said(440), said(43_900), said(124_000)], ["0.4 s", "43 s", "2 min 04 s"]);
    }
}
