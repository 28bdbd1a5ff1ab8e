//! `bayan`: the command line. Data goes to stdout, everything else to stderr.
//!
//! Exit status: 0 done; 1 the check, test or verification did not pass; 2 wrong usage or unreadable input. A reader that closes
//! stdout ends the program quietly with 0.

mod args;
mod beside;
mod check;
mod chunk;
mod completions;
mod eval;
mod explain;
mod faults;
mod fmt;
mod inputs;
mod label;
mod man;
mod new;
mod output;
mod page;
mod pairs;
mod place;
mod policy;
mod profile;
mod progress;
mod schema;
mod stream;
mod table;
mod test;
mod verify;
mod wrap;

use std::process::ExitCode;

use clap::Parser;

use crate::args::Cli;
use crate::args::Verb;
use crate::output::Stop;

fn main() -> ExitCode {
    let Cli { verb, shared } = Cli::parse();
    let done = match &verb {
        Verb::Label(args) => label::run(&shared, args),
        Verb::Profile(args) => profile::run(&shared, args),
        Verb::Explain(args) => explain::run(&shared, args),
        Verb::Check(args) => check::run(&shared, args),
        Verb::Test(args) => test::run(&shared, args),
        Verb::Eval(args) => eval::run(&shared, args),
        Verb::Verify(args) => verify::run(&shared, args),
        Verb::New(args) => new::run(args),
        Verb::Fmt(args) => fmt::run(&shared, args),
        Verb::Schema => schema::run(),
        Verb::Completions(args) => completions::run(args),
        Verb::Man(args) => man::run(args),
    };
    match done {
        Ok(status) => status.into(),
        Err(Stop::Closed) => ExitCode::SUCCESS,
        Err(Stop::Failed(message)) => {
            output::note(&format!("bayan: {message}"));
            ExitCode::from(2)
        }
    }
}
