//! Any bytes are a policy or its faults, never a panic.
#![no_main]

use bayan::{Document, Engine, Policy};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    if let Ok(policy) = Policy::from_text("policy.yaml", &text) {
        let document = Document::text(text);
        Engine::new(policy).explain(&document);
    }
});
