//! Runs again whenever a file changes. Times are asked for; no system has to be waited on, and network folders work.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::thread::sleep;
use std::time::Duration;
use std::time::SystemTime;

use crate::args::Shared;
use crate::args::TestArgs;
use crate::output;
use crate::output::Outcome;
use crate::output::Stop;

/// How often times are asked for.
const PAUSE: Duration = Duration::from_millis(300);

/// Time and length of every file.
type Stamps = BTreeMap<PathBuf, (Option<SystemTime>, u64)>;

/// Runs `once` now and after every change, until the reader leaves. A policy that cannot be read now may be readable
/// after the next change.
pub(super) fn watch(
    shared: &Shared,
    args: &TestArgs,
    once: &mut dyn FnMut() -> Outcome,
) -> Outcome {
    let paths: Vec<&PathBuf> = shared.policies.iter().chain(&args.paths).collect();
    if paths.is_empty() {
        let message = "the built-in policy never changes: name a file or folder to watch";
        return Err(Stop::failed(message));
    }
    loop {
        let before = stamps(&paths);
        match once() {
            Err(Stop::Failed(message)) => output::note(&format!("bayan: {message}")),
            Err(Stop::Closed) => return Err(Stop::Closed),
            Ok(_) => {}
        }
        output::note("bayan: waiting for a change");
        while stamps(&paths) == before {
            sleep(PAUSE);
        }
    }
}

fn stamps(paths: &[&PathBuf]) -> Stamps {
    let mut stamps = Stamps::new();
    for path in paths {
        stamp(path, DEPTH, &mut stamps);
    }
    stamps
}

/// Folders inside folders that are looked into: a link may lead back.
const DEPTH: usize = 16;

fn stamp(path: &Path, depth: usize, stamps: &mut Stamps) {
    let Ok(meta) = fs::metadata(path) else {
        return;
    };
    if !meta.is_dir() {
        stamps.insert(path.to_owned(), (meta.modified().ok(), meta.len()));
        return;
    }
    for entry in fs::read_dir(path).into_iter().flatten().flatten() {
        if depth > 0 {
            stamp(&entry.path(), depth - 1, stamps);
        }
    }
}
