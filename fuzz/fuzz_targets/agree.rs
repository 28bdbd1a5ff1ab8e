//! Policy and text made of choices: engine, reference and explanation agree.
#![no_main]

#[path = "../../tests/support/mod.rs"]
mod support;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| support::fuzzed::agree(bytes));
