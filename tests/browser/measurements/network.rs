//! The reader's line and machine.

use std::env;

use serde_json::json;

use crate::tab::Tab;

/// What is measured, and how often.
#[derive(Clone, Copy, Debug)]
pub struct Conditions {
    /// In bits a second, both ways; `None` for no limit.
    pub bits: Option<u32>,
    /// The round trip that every request costs, in milliseconds.
    pub latency: u32,
    /// How many times slower than this machine.
    pub slowdown: u32,
}

impl Conditions {
    /// A phone on a weak line.
    pub const SLOW: Self = Self { bits: Some(1_600_000), latency: 150, slowdown: 4 };
    /// This machine as it is.
    pub const FAST: Self = Self { bits: None, latency: 0, slowdown: 1 };

    /// Makes line and machine of a tab so.
    pub fn apply(self, tab: &Tab) {
        let throughput = self.bits.map_or(-1.0, |bits| f64::from(bits) / 8.0);
        tab.dev_tools("Network.enable", json!({}));
        tab.dev_tools("Network.setCacheDisabled", json!({ "cacheDisabled": false }));
        tab.dev_tools(
            "Network.emulateNetworkConditions",
            json!({
                "offline": false,
                "latency": self.latency,
                "downloadThroughput": throughput,
                "uploadThroughput": throughput,
            }),
        );
        tab.dev_tools("Emulation.setCPUThrottlingRate", json!({ "rate": self.slowdown }));
    }
}

/// `BLOG_RUNS`; 15 without it.
pub fn runs() -> u32 {
    env::var("BLOG_RUNS").ok().and_then(|runs| runs.parse().ok()).unwrap_or(15)
}
