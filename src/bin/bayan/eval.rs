//! `bayan eval`: a policy measured against labelled texts.

mod gold;
mod measure;
mod report;

use std::path::Path;

use bayan::Engine;
use bayan::shown;

use crate::args::EvalArgs;
use crate::args::Format;
use crate::args::Shared;
use crate::eval::gold::Gold;
use crate::eval::measure::Measure;
use crate::inputs;
use crate::inputs::Inputs;
use crate::inputs::Opened;
use crate::output;
use crate::output::Outcome;
use crate::output::Status;
use crate::output::Stop;
use crate::policy;
use crate::wrap::wrapped;

pub(crate) fn run(shared: &Shared, args: &EvalArgs) -> Outcome {
    let engine = Engine::new(policy::compiled(shared)?);
    let labels = engine.policy().ir().labels.iter();
    let mut measure = Measure::new(labels.map(|label| label.name.clone()));
    let inputs = Inputs::new(&args.reading);
    let mut unread = 0;
    for path in &args.gold {
        unread += measure_file(&engine, &inputs, path, &mut measure)?;
    }
    if measure.documents == 0 {
        return Err(Stop::failed("no labelled text in the input"));
    }
    match args.format {
        Format::Json => {
            let json = serde_json::to_string(&report::json(&measure));
            output::print(&(json.map_err(|error| Stop::failed(error.to_string()))? + "\n"))?;
        }
        Format::Text => {
            output::print(&report::table(&measure))?;
            let misses = report::misses(&measure, output::paint(shared.color));
            output::print(&wrapped(&misses, output::width()))?;
        }
    }
    // What could not be read was not measured: the numbers are not those of the whole file.
    Ok(if unread == 0 {
        Status::Done
    } else {
        Status::Unreadable
    })
}

/// Measures one file; gives the number of lines that could not be read.
fn measure_file(
    engine: &Engine,
    inputs: &Inputs,
    path: &Path,
    measure: &mut Measure,
) -> Result<usize, Stop> {
    let name = path.display();
    let lines = match inputs.open(path).map_err(Stop::Failed)? {
        Opened::Lines(lines) => lines,
        Opened::Nothing => return Ok(0),
        Opened::Text(_) => {
            let message = format!("`{name}` is no JSON lines (`--input-format jsonl` reads it so)");
            return Err(Stop::failed(message));
        }
    };
    let mut unread = 0;
    for line in lines {
        let line = line.map_err(|error| {
            Stop::failed(format!("cannot read `{name}`: {}", inputs::told(&error)))
        })?;
        let number = line.number;
        let read = inputs.schema.read(&line).map_err(|fault| fault.message);
        let gold = read.and_then(|document| {
            Gold::new(document).map_err(|message| format!("line {number}: {message}"))
        });
        match gold {
            Ok(gold) => measure.add(&gold, &engine.label(&gold.document)),
            Err(message) => {
                unread += 1;
                output::note(&format!("bayan: `{name}`: {}", shown(&message)));
            }
        }
    }
    Ok(unread)
}
