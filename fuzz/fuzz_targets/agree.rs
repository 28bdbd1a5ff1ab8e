//! Policy and text made of choices: engine, reference and explanation agree.
#![no_main]

#[path = "../../tests/support/mod.rs"]
mod support;

use bayan::{Engine, Policy};
use libfuzzer_sys::fuzz_target;
use support::{agreement, policies, texts};

fuzz_target!(|input: (&[u8], &[u8])| {
    let written = policies::policy(input.0);
    let Ok(policy) = Policy::from_text("policy.yaml", &written.json()) else { return };
    let document = texts::document(input.1, &written.terms);
    if let Err(told) = agreement::check(&Engine::new(policy), &document) {
        panic!("{told}\n{document:?}\n{}", written.yaml());
    }
});
