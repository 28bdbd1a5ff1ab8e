//! `bayan eval`: a policy measured against labelled texts.

mod baseline;
mod floor;
pub(crate) mod gold;
mod measure;
mod report;
mod why;

use std::path::Path;

use bayan::Engine;

use crate::args::EvalArgs;
use crate::args::Format;
use crate::args::Shared;
use crate::eval::baseline::Baseline;
use crate::eval::baseline::Changes;
use crate::eval::floor::Below;
use crate::eval::floor::Floor;
use crate::eval::gold::read;
use crate::eval::measure::Measure;
use crate::inputs::Inputs;
use crate::output;
use crate::output::Outcome;
use crate::output::Status;
use crate::output::Stop;
use crate::policy;
use crate::wrap::wrapped;

pub(crate) fn run(shared: &Shared, args: &EvalArgs) -> Outcome {
    // What is wrong with these should not come out after a long run.
    let baseline = args.baseline.as_deref().map(Baseline::read).transpose()?;
    let floor = args.floor.as_deref().map(Floor::read).transpose()?;
    let engine = Engine::new(policy::compiled(shared)?);
    let labels: Vec<String> = engine
        .policy()
        .ir()
        .labels
        .iter()
        .map(|label| label.name.clone())
        .collect();
    let mut measure = Measure::new(labels.iter().cloned());
    let inputs = Inputs::new(&args.reading);
    let mut unread = 0;
    let mut below = vec![];
    for path in &args.gold {
        let mut own = Measure::new(labels.iter().cloned());
        own.gold = file_name(path);
        unread += measure_file(&engine, &inputs, path, &mut own)?;
        if let Some(floor) = &floor {
            below.extend(floor.below(&own));
        }
        measure.merge(own);
    }
    if measure.documents == 0 {
        return Err(Stop::failed("no labelled text in the input"));
    }
    if let Some(floor) = &floor {
        let golds: Vec<String> = args.gold.iter().map(|path| file_name(path)).collect();
        floor.covers(&golds)?;
    }
    let changes = baseline.map(|baseline| baseline.compare(&measure));
    print(
        shared,
        args,
        &measure,
        changes.as_ref(),
        floor.as_ref().map(|_| below.as_slice()),
    )?;
    // What could not be read was not measured: the numbers are not those of the whole file.
    Ok(match (unread, below.is_empty()) {
        (0, true) => Status::Done,
        (0, false) => Status::Failed,
        _ => Status::Unreadable,
    })
}

fn print(
    shared: &Shared,
    args: &EvalArgs,
    measure: &Measure,
    changes: Option<&Changes>,
    below: Option<&[Below]>,
) -> Result<(), Stop> {
    let failed = |error: serde_json::Error| Stop::failed(error.to_string());
    match args.format {
        Format::Json => {
            let mut json = report::json(measure);
            if let Some(changes) = changes {
                json["changes"] = serde_json::to_value(changes).map_err(failed)?;
            }
            if let Some(below) = below {
                json["below"] = serde_json::to_value(below).map_err(failed)?;
            }
            output::print(&(json.to_string() + "\n"))
        }
        Format::Text => {
            output::print(&report::table(measure))?;
            let paint = output::paint(shared.color);
            let mut text = report::misses(measure, paint);
            text.push_str(&changes.map_or(String::new(), |changes| baseline::text(changes, paint)));
            text.push_str(&below.map_or(String::new(), |below| floor::text(below, paint)));
            output::print(&wrapped(&text, output::width()))
        }
    }
}

/// The name of a gold file, its folder aside: what floors and baselines know it by.
fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(
        || path.display().to_string(),
        |name| name.to_string_lossy().into_owned(),
    )
}

/// Measures one file; gives the number of lines that could not be read.
fn measure_file(
    engine: &Engine,
    inputs: &Inputs,
    path: &Path,
    measure: &mut Measure,
) -> Result<usize, Stop> {
    read(inputs, path, &mut |gold| {
        let why = |label: &str| why::why(engine, &gold.document, label);
        measure.add(&gold, &engine.label(&gold.document), &why);
    })
}
