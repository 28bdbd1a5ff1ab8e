//! `bayan schema`: the JSON Schema of policy documents.

use crate::output;
use crate::output::Outcome;
use crate::output::Status;
use crate::output::Stop;

pub(crate) fn run() -> Outcome {
    let schema = serde_json::to_string_pretty(&bayan::schema());
    let schema = schema.map_err(|error| Stop::failed(error.to_string()))?;
    output::print(&format!("{schema}\n"))?;
    Ok(Status::Done)
}
