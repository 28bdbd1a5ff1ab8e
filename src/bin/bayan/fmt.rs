//! `bayan fmt`: policies laid out alike.

use std::fs;
use std::io;
use std::path::Path;
use std::path::PathBuf;

use crate::args::FmtArgs;
use crate::args::Shared;
use crate::faults;
use crate::faults::number;
use crate::output;
use crate::output::Outcome;
use crate::output::Status;
use crate::output::Stop;

/// What became of a file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Done {
    Same,
    Changed,
    Faulty,
}

pub(crate) fn run(shared: &Shared, args: &FmtArgs) -> Outcome {
    let mut all = vec![];
    for path in files(&args.paths)? {
        all.push(file(&path, args.check, shared)?);
    }
    if all.is_empty() {
        return Err(Stop::failed("no `.yaml` or `.yml` file there"));
    }
    let count = |of: Done| all.iter().filter(|done| **done == of).count();
    let (changed, faulty) = (count(Done::Changed), count(Done::Faulty));
    let what = if args.check { "to format" } else { "formatted" };
    output::note(&format!(
        "{} {what}, {faulty} faulty",
        number(changed, "file")
    ));
    let passes = faulty == 0 && (changed == 0 || !args.check);
    Ok(if passes { Status::Done } else { Status::Failed })
}

/// The files that the paths name, those of folders sorted.
fn files(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Stop> {
    let mut all = vec![];
    for path in paths {
        if path.is_dir() {
            all.extend(bayan::yaml_files(path).map_err(|error| Stop::failed(error.to_string()))?);
        } else {
            all.push(path.clone());
        }
    }
    Ok(all)
}

fn file(path: &Path, check: bool, shared: &Shared) -> Result<Done, Stop> {
    let name = path.display().to_string();
    let failed = |error: io::Error| Stop::failed(format!("cannot format `{name}`: {error}"));
    let text = fs::read_to_string(path).map_err(failed)?;
    let formatted = match bayan::format(&name, &text) {
        Ok(formatted) => formatted,
        Err(found) => {
            output::note(faults::text(&found, output::paint_stderr(shared.color)).trim_end());
            return Ok(Done::Faulty);
        }
    };
    if formatted == text {
        return Ok(Done::Same);
    }
    if !check {
        replace(path, &formatted).map_err(failed)?;
    }
    output::print(&format!("{name}\n"))?;
    Ok(Done::Changed)
}

/// Writes beside the file first, so that a full disk loses nothing.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    let beside = path.with_extension("yaml.new");
    fs::write(&beside, text)?;
    fs::set_permissions(&beside, fs::metadata(path)?.permissions())?;
    fs::rename(&beside, fs::canonicalize(path)?)
}
