//! Any text folds, and the way back is total, in order and in bounds.
#![no_main]

#[path = "../../tests/support/mod.rs"]
mod support;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| support::fuzzed::folded(bytes));
