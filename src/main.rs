//! What Trunk compiles: starts the app in the page it finds.

fn main() {
    fieldnotes::app::start();
}
