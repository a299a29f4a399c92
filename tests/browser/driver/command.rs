use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::{Value, json};
use url::{ParseError, Url};

/// What chromedriver offers beyond the standard.
#[derive(Debug)]
pub enum Command {
    /// A command of the DevTools protocol.
    DevTools { name: String, parameters: Value },
    /// What the console has shown since it was last asked.
    Console,
}

impl WebDriverCompatibleCommand for Command {
    fn endpoint(&self, driver: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        let command = match self {
            Self::DevTools { .. } => "goog/cdp/execute",
            Self::Console => "se/log",
        };
        driver.join(&format!("session/{}/{command}", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        let body = match self {
            Self::DevTools { name, parameters } => json!({ "cmd": name, "params": parameters }),
            Self::Console => json!({ "type": "browser" }),
        };
        (Method::POST, Some(body.to_string()))
    }
}
