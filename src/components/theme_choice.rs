use leptos::prelude::*;

/// Light, dark, or as the system has it. Radio buttons, so that the style sheet alone can follow them: the choice works
/// without the app, which only keeps it for the next page.
#[component]
pub fn ThemeChoice() -> impl IntoView {
    let choices = [("auto", "Automatic"), ("light", "Light"), ("dark", "Dark")].map(|(value, name)| {
        view! {
            <label>
                <input type="radio" name="theme" value=value checked=value == "auto" />
                {name}
            </label>
        }
    });
    view! {
        <fieldset class="theme">
            <legend>"Theme"</legend>
            {choices.to_vec()}
        </fieldset>
    }
}
