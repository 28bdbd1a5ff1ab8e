//! An only input is looked at before the policy is loaded, or beside: whoever has no document need not wait.

use std::path::Path;
use std::path::PathBuf;
use std::sync::mpsc;
use std::thread;

use bayan::Policy;

use crate::args::Shared;
use crate::inputs::Inputs;
use crate::inputs::Opened;
use crate::output::Stop;
use crate::policy;

/// The policy, and the input if there is only one.
pub(crate) type Ready = (Policy, Option<Opened>);

/// Loads the policy, and opens the input if there is only one. `nothing` is said of an empty stdin.
pub(crate) fn ready(
    shared: &Shared,
    inputs: &Inputs,
    paths: &[PathBuf],
    nothing: &str,
) -> Result<Ready, Stop> {
    match paths {
        [path] if path.as_os_str() == "-" => beside_stdin(shared, inputs, nothing),
        [path] => {
            let opened = inputs.open(path).map_err(Stop::Failed)?;
            Ok((policy::compiled(shared)?, Some(opened)))
        }
        _ => Ok((policy::compiled(shared)?, None)),
    }
}

enum Came {
    Policy(Result<Policy, Stop>),
    Input(Result<Opened, String>),
}

/// Loads while stdin may still be waited for. Whichever cannot be used ends the run, and the other with it.
fn beside_stdin(shared: &Shared, inputs: &Inputs, nothing: &str) -> Result<Ready, Stop> {
    let (loaded, come) = mpsc::channel();
    let read = loaded.clone();
    let (shared, inputs) = (shared.clone(), inputs.clone());
    thread::spawn(move || loaded.send(Came::Policy(policy::compiled(&shared))));
    thread::spawn(move || read.send(Came::Input(inputs.open(Path::new("-")))));
    let (mut policy, mut input) = (None, None);
    for came in come {
        match came {
            Came::Policy(loaded) => policy = Some(loaded?),
            Came::Input(Ok(Opened::Nothing)) => return Err(Stop::failed(nothing)),
            Came::Input(opened) => input = Some(opened.map_err(Stop::Failed)?),
        }
    }
    match policy {
        Some(policy) => Ok((policy, input)),
        None => Err(Stop::failed("the policy could not be loaded")),
    }
}
