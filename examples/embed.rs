//! Load a policy, label a text, read the proof.
//!
//! `cargo run --example embed -- 'Telegram removed 660 channels.'`

#![allow(clippy::print_stdout, reason = "an example shows what it found")]

use bayan::{Document, Engine, Policy, PolicyError};

fn main() -> Result<(), PolicyError> {
    let text = std::env::args().nth(1);
    let text = text.unwrap_or_else(|| "أوقف تويتر ١٢٥ ألف حساب.".to_owned());

    let engine = Engine::new(Policy::builtin()?);
    let verdict = engine.label(&Document::text(&text));

    println!("labels: {}", verdict.labels.join(", "));
    for finding in &verdict.findings {
        println!(
            "{} by rule {}, score {}",
            finding.label, finding.rule, finding.score
        );
        for (name, captured) in &finding.captures {
            println!("  {name}: {}", captured.value);
        }
        for found in &finding.matches {
            // A span counts bytes of the text that went in.
            assert_eq!(&text[found.span.range()], found.text);
            println!(
                "  {} at {}..{}: {}",
                found.signal, found.span.start, found.span.end, found.text
            );
        }
    }
    Ok(())
}
