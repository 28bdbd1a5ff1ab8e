//! `bayan new`: a starter policy.

use std::fs;
use std::io;
use std::path::Path;

use crate::args::NewArgs;
use crate::output;
use crate::output::Outcome;
use crate::output::Status;
use crate::output::Stop;

/// The files of a starter policy.
const FILES: [(&str, &str); 3] = [
    ("policy.yaml", include_str!("starter/policy.yaml")),
    ("lists/scams.yaml", include_str!("starter/lists/scams.yaml")),
    (
        "rules/scam_phrase.yaml",
        include_str!("starter/rules/scam_phrase.yaml"),
    ),
];

pub(crate) fn run(args: &NewArgs) -> Outcome {
    let folder = &args.folder;
    let shown = folder.display();
    if is_taken(folder).map_err(|error| cannot(folder, &error))? {
        let message = format!("`{shown}` is not empty, and nothing is overwritten");
        return Err(Stop::failed(message));
    }
    for (name, text) in FILES {
        let path = folder.join(name);
        write(&path, text).map_err(|error| cannot(&path, &error))?;
    }
    output::note(&format!(
        "{shown}: a policy with one rule, in English and Arabic; next:\n  \
         bayan check {shown}\n  bayan test {shown}\n  \
         bayan explain --policy {shown} 'Claim your prize now!'"
    ));
    Ok(Status::Done)
}

/// Whether something stands there already.
fn is_taken(folder: &Path) -> io::Result<bool> {
    match fs::read_dir(folder) {
        Ok(mut entries) => Ok(entries.next().is_some()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

fn write(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut file = fs::File::create_new(path)?;
    io::Write::write_all(&mut file, text.as_bytes())
}

fn cannot(path: &Path, error: &io::Error) -> Stop {
    Stop::failed(format!("cannot write `{}`: {error}", path.display()))
}
