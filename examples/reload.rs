//! Swap the policy while other threads label: readers take a clone, which is cheap, and keep it for one text.
//!
//! `cargo run --example reload`

#![allow(clippy::print_stdout, reason = "an example shows what it found")]

use std::sync::RwLock;
use std::thread;

use bayan::{Document, Engine, Policy, PolicyError};

const POLICY: &str = include_str!("policy.yaml");

fn main() -> Result<(), PolicyError> {
    let current = RwLock::new(Engine::new(Policy::from_text("policy.yaml", POLICY)?));
    let text = Document::text("They suspended 125 thousand accounts.");

    thread::scope(|scope| {
        let worker = scope.spawn(|| {
            let engine = || current.read().map(|engine| engine.clone()).ok();
            (0..1000)
                .filter_map(|_| Some(engine()?.label(&text).certificate.version))
                .collect::<Vec<_>>()
        });
        // A policy that does not compile is never swapped in: the old one goes on.
        assert!(Policy::from_text("broken.yaml", "bayan: 1\nkind: rul\n").is_err());
        let next = POLICY.replacen("version: 1.0.0", "version: 2.0.0", 1);
        if let (Ok(next), Ok(mut current)) =
            (Policy::from_text("policy.yaml", &next), current.write())
        {
            *current = Engine::new(next);
        }
        let seen = worker.join().unwrap_or_default();
        let new = seen.iter().filter(|version| *version == "2.0.0").count();
        println!(
            "{} texts labelled, {new} of them by the new policy",
            seen.len()
        );
    });
    Ok(())
}
