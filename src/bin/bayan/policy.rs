//! Loading a policy, and telling why it does not load.

use std::path::PathBuf;

use bayan::Diagnostics;
use bayan::Policy;
use bayan::PolicyError;

use crate::args::Shared;
use crate::faults;
use crate::output;
use crate::output::Stop;

/// A policy, or its faults.
pub(crate) enum Loaded {
    Compiled(Policy),
    Faulty(Diagnostics),
}

/// Whether the warnings of a policy will be asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Warnings {
    Wanted,
    Unwanted,
}

/// The policy of `--policy` and `paths` together; without either, the one that is built in.
pub(crate) fn load(shared: &Shared, paths: &[PathBuf], warnings: Warnings) -> Result<Loaded, Stop> {
    let all: Vec<&PathBuf> = shared.policies.iter().chain(paths).collect();
    let policy = match warnings {
        _ if all.is_empty() => Policy::builtin(),
        Warnings::Wanted => Policy::load_with_warnings(&all),
        Warnings::Unwanted => Policy::load(&all),
    };
    match policy {
        Ok(policy) => Ok(Loaded::Compiled(policy)),
        Err(PolicyError::Faulty(faults)) => Ok(Loaded::Faulty(faults)),
        Err(error) => Err(Stop::failed(error.to_string())),
    }
}

/// As [`load`], for verbs that need a policy that compiles.
pub(crate) fn compiled(shared: &Shared) -> Result<Policy, Stop> {
    match load(shared, &[], Warnings::Unwanted)? {
        Loaded::Compiled(policy) => Ok(policy),
        Loaded::Faulty(faults) => {
            let text = faults::text(&faults, output::paint_stderr(shared.color));
            output::note(text.trim_end());
            Err(Stop::failed(format!(
                "the policy does not compile: {}",
                faults::counted(&faults)
            )))
        }
    }
}

/// Fails unless `name` is among `names`; names some that are near.
pub(crate) fn named<'a>(
    what: &str,
    name: &str,
    names: impl Iterator<Item = &'a str>,
) -> Result<(), Stop> {
    let names: Vec<&str> = names.collect();
    if names.contains(&name) {
        return Ok(());
    }
    let known = names.iter().take(SHOWN).map(|known| format!("`{known}`"));
    let mut known = known.collect::<Vec<_>>().join(", ");
    if names.len() > SHOWN {
        known.push_str(&format!(" and {} more", names.len() - SHOWN));
    }
    Err(Stop::failed(format!(
        "the policy has no {what} `{name}`; it has {known}"
    )))
}

/// Names listed where one was not known.
const SHOWN: usize = 12;
