//! `bayan completions`: what a shell offers behind `bayan`.

use clap::CommandFactory;

use crate::args::Cli;
use crate::args::CompletionsArgs;
use crate::output;
use crate::output::Outcome;
use crate::output::Status;

pub(crate) fn run(args: &CompletionsArgs) -> Outcome {
    let mut script = vec![];
    clap_complete::generate(args.shell, &mut Cli::command(), "bayan", &mut script);
    output::print(&String::from_utf8_lossy(&script))?;
    Ok(Status::Done)
}
