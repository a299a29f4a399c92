use content::text::Frame;
use leptos::prelude::*;

/// What a page has as long as nobody chose: no rule of the style sheet is about these.
const BY_ITSELF: [&str; 4] = ["auto", "serif", "medium", "normal"];

/// How the reader likes to read: light or dark, the face, the size, the width. Radio buttons in a popover, so that the
/// browser alone opens it and the style sheet alone follows them; the settings script of the page (`settings.js`) keeps
/// what was chosen.
#[component]
pub fn ReaderSettings(
    /// What it says.
    frame: &'static Frame,
) -> impl IntoView {
    let [auto, light, dark] = frame.themes;
    let [serif, sans] = frame.faces;
    let [small, medium, large, largest] = frame.sizes;
    let [narrow, normal, wide] = frame.widths;
    let groups = [
        ("theme", frame.theme, vec![("auto", auto), ("light", light), ("dark", dark)]),
        ("face", frame.face, vec![("serif", serif), ("sans", sans)]),
        (
            "size",
            frame.size,
            vec![("small", small), ("medium", medium), ("large", large), ("largest", largest)],
        ),
        ("width", frame.width, vec![("narrow", narrow), ("normal", normal), ("wide", wide)]),
    ];
    let groups = groups.map(|(name, legend, choices)| {
        let choices = choices.into_iter().map(|(value, label)| {
            let checked = BY_ITSELF.contains(&value);
            view! {
                <label>
                    <input type="radio" name=name value=value checked=checked />
                    {label}
                </label>
            }
        });
        view! {
            <fieldset>
                <legend>{legend}</legend>
                {choices.collect::<Vec<_>>()}
            </fieldset>
        }
    });
    view! {
        // A dot in the id: no heading has one.
        <button class="settings-button" popovertarget="app.settings" aria-label=frame.settings>
            {frame.settings_sign}
        </button>
        // A browser that fills in what was chosen before would contradict the script. Nothing is sent.
        <form
            class="settings"
            id="app.settings"
            popover
            method="dialog"
            autocomplete="off"
            aria-label=frame.settings
        >
            {groups.to_vec()}
        </form>
    }
}
