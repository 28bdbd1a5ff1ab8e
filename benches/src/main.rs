//! The benchmark of Bayan: `benches/compare` runs it, docs/performance.md says how and what it measures.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program that reports"
)]
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a benchmark that cannot go on stops"
)]

mod agreement;
mod allocations;
mod clock;
mod contestants;
mod corpus;
mod options;
mod questions;
mod race;
mod rng;
mod terms;
mod words;
mod world;

use std::process::ExitCode;

use crate::options::Options;

#[global_allocator]
static ALLOCATOR: allocations::Counting = allocations::Counting;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let done = match arguments.next().as_deref() {
        Some("compare") => Options::read(arguments).and_then(|options| questions::ask(&options)),
        Some("load") => questions::load_alone(arguments),
        Some("export") => questions::export(arguments),
        Some("spin") => questions::spin(arguments),
        Some("show") => questions::show(arguments),
        _ => Err(
            "usage: bayan-bench compare|export|load|spin|show ...; see docs/performance.md".into(),
        ),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("bayan-bench: {why}");
            ExitCode::from(2)
        }
    }
}
