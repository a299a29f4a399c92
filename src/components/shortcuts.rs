use leptos::prelude::*;

use super::use_text;

/// Keys and what they do, and a switch for all of them.
#[component]
pub fn Shortcuts(
    /// Each with its meaning.
    keys: Vec<(char, &'static str)>,
    /// The name of the switch.
    switch: &'static str,
    /// Whether they work.
    on: bool,
) -> impl IntoView {
    let text = use_text();
    let rows = keys.into_iter().map(|(key, meaning)| {
        view! {
            <div>
                <dt>
                    <kbd>{key.to_string()}</kbd>
                </dt>
                <dd>{meaning}</dd>
            </div>
        }
    });
    view! {
        <h2>{text.shortcuts}</h2>
        <dl>{rows.collect::<Vec<_>>()}</dl>
        <form method="dialog">
            <label>
                <input type="checkbox" name=switch checked=on />
                {text.shortcuts_on}
            </label>
            <button autofocus>{text.close}</button>
        </form>
    }
}
