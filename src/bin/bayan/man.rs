//! `bayan man`: the manual pages, made of what `--help` says.

use std::fs;

use clap::CommandFactory;

use crate::args::Cli;
use crate::args::ManArgs;
use crate::output;
use crate::output::Outcome;
use crate::output::Status;
use crate::output::Stop;

pub(crate) fn run(args: &ManArgs) -> Outcome {
    let folder = args.folder.display();
    let failed = |error| Stop::failed(format!("cannot write manual pages to {folder}: {error}"));
    fs::create_dir_all(&args.folder).map_err(failed)?;
    clap_mangen::generate_to(Cli::command(), &args.folder).map_err(failed)?;
    output::note(&format!(
        "manual pages are in {folder}; try: man {folder}/bayan.1"
    ));
    Ok(Status::Done)
}
