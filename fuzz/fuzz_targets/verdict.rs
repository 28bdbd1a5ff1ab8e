//! Any bytes are a verdict or none, and only the right one is verified.
#![no_main]

#[path = "../../tests/support/mod.rs"]
mod support;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| support::fuzzed::verdict(bytes));
