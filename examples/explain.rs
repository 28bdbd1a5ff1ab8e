//! Why a label was not given: the nearest rule, what was missing, and by how much.
//!
//! `cargo run --example explain -- 'Telegram opened 660 channels.'`

#![allow(clippy::print_stdout, reason = "an example shows what it found")]

use bayan::{Document, Engine, Policy, PolicyError, TraceNode};

fn main() -> Result<(), PolicyError> {
    let text = std::env::args().nth(1);
    let text = text.unwrap_or_else(|| "Telegram opened 660 channels.".to_owned());

    let engine = Engine::new(Policy::builtin()?);
    let explanation = engine.explain(&Document::text(text));

    let missed = explanation.trace.iter().filter(|rule| !rule.holds);
    let Some(nearest) = missed.min_by_key(|rule| rule.cost) else {
        return Ok(());
    };
    println!("{} is {} off", nearest.rule, nearest.cost);
    print_misses(&nearest.node);
    Ok(())
}

/// Prints every leaf that does not hold, with its reasons.
fn print_misses(node: &TraceNode) {
    for reason in node.reasons.iter().filter(|_| !node.holds) {
        let signal = node.signal.as_deref().unwrap_or("-");
        println!("  {} ({signal}): {}", node.path, reason.name());
    }
    node.children.iter().for_each(print_misses);
}
