use content::text::Frame;
use leptos::prelude::*;

/// Light, dark, or as the system has it. Radio buttons, so that the style sheet alone can follow them: the choice works
/// without the app, which only keeps it for the next page.
#[component]
pub fn ThemeChoice(
    /// What it says.
    frame: &'static Frame,
) -> impl IntoView {
    let [auto, light, dark] = frame.themes;
    let choices = [("auto", auto), ("light", light), ("dark", dark)].map(|(value, name)| {
        view! {
            <label>
                <input type="radio" name="theme" value=value checked=value == "auto" />
                {name}
            </label>
        }
    });
    view! {
        <fieldset class="theme">
            <legend>{frame.theme}</legend>
            {choices.to_vec()}
        </fieldset>
    }
}
