//! `bayan profile`: where the time of labelling goes.

use std::time::Duration;
use std::time::Instant;

use bayan::Document;
use bayan::Engine;
use bayan::InputFault;
use bayan::LabelStage;
use bayan::Labeler;
use bayan::Profile;
use bayan::Profiled;
use bayan::RuleProfile;
use bayan::shown;

use crate::args::Format;
use crate::args::ProfileArgs;
use crate::args::Shared;
use crate::faults::number;
use crate::inputs;
use crate::inputs::Inputs;
use crate::inputs::Opened;
use crate::inputs::told;
use crate::output;
use crate::output::Outcome;
use crate::output::Status;
use crate::output::Stop;
use crate::policy;
use crate::progress::Progress;
use crate::table::aligned;

pub(crate) fn run(shared: &Shared, args: &ProfileArgs) -> Outcome {
    let paths = inputs::or_stdin(&args.inputs)?;
    let engine = Engine::new(policy::compiled(shared)?);
    let inputs = Inputs::new(&args.reading);
    let mut run = Run::new(engine.labeler());
    let mut status = Status::Done;
    for path in &paths {
        if let Err(message) = run.file(path, &inputs) {
            output::note(&format!("bayan: {message}"));
            status = Status::Unreadable;
        }
    }
    let Run {
        profile, faults, ..
    } = run;
    if faults > 0 {
        let all = usize::try_from(profile.documents).unwrap_or(usize::MAX) + faults;
        let all = number(all, "document");
        output::note(&format!("bayan: {faults} of {all} could not be read"));
    }
    if profile.documents == 0 {
        return match status {
            Status::Done => Err(Stop::failed("no document in the input")),
            failed => Ok(failed),
        };
    }
    let named = profile.named(engine.policy().ir());
    output::print(&match args.format {
        Format::Json => json(named, args.top),
        Format::Text => text(&named, args.top),
    })?;
    Ok(status)
}

/// Labelling, timed.
struct Run {
    labeler: Labeler,
    profile: Profile,
    faults: usize,
    progress: Progress,
    /// Where verdicts are written to: nobody reads them.
    out: Vec<u8>,
}

impl Run {
    fn new(labeler: Labeler) -> Self {
        Self {
            labeler,
            profile: Profile::default(),
            faults: 0,
            progress: Progress::new(),
            out: Vec::new(),
        }
    }

    fn file(&mut self, path: &std::path::Path, inputs: &Inputs) -> Result<(), String> {
        match inputs.open(path)? {
            Opened::Nothing => {}
            Opened::Text(document) => self.document(document),
            Opened::Lines(stream) => {
                for block in stream.blocks() {
                    let failed =
                        |error| format!("cannot read `{}`: {}", path.display(), told(&error));
                    let block = block.map_err(failed)?;
                    for (number, line) in block.lines() {
                        let start = Instant::now();
                        let document = inputs.schema.read_bytes(number, line);
                        self.profile.spend(LabelStage::Input, start.elapsed());
                        self.document(document);
                    }
                    self.progress
                        .add(0, u64::try_from(block.len()).unwrap_or(u64::MAX));
                }
            }
        }
        Ok(())
    }

    fn document(&mut self, document: Result<Document, InputFault>) {
        let Ok(document) = document else {
            self.faults += 1;
            return;
        };
        let verdict = self.labeler.profile(&document, &mut self.profile);
        let start = Instant::now();
        self.out.clear();
        // INVARIANT: verdicts have no part that JSON cannot hold.
        let _ = serde_json::to_writer(&mut self.out, &verdict);
        self.profile.spend(LabelStage::Output, start.elapsed());
        self.progress.add(1, 0);
    }
}

fn json(mut named: Profiled, top: usize) -> String {
    named.terms.truncate(top);
    let json = serde_json::to_string_pretty(&named).unwrap_or_default();
    json + "\n"
}

fn text(named: &Profiled, top: usize) -> String {
    let documents = usize::try_from(named.documents).unwrap_or(usize::MAX);
    let total: u64 = named.stages.iter().map(|stage| stage.nanoseconds).sum();
    let mut out = format!(
        "{}, {} bytes, {} ({} a document)\n",
        number(documents, "document"),
        named.bytes,
        time(total),
        time(total / named.documents.max(1)),
    );
    out.push_str(&section("stage", stages(named, total), 1));
    let by_time: Vec<&RuleProfile> = named.rules.iter().collect();
    out.push_str(&section("rules by time", rules(&by_time, top), 1));
    let mut idle = by_time;
    idle.retain(|rule| rule.for_nothing > 0);
    idle.sort_by_key(|rule| std::cmp::Reverse(rule.for_nothing));
    out.push_str(&section("rules weighed for nothing", rules(&idle, top), 1));
    let terms = named.terms.iter().take(top);
    let terms = terms.map(|term| {
        vec![
            shown(&term.term),
            shown(&term.list),
            term.matches.to_string(),
        ]
    });
    out.push_str(&section("terms that match most", terms.collect(), 2));
    out
}

/// A table with its heading; nothing without rows.
fn section(title: &str, rows: Vec<Vec<String>>, left: usize) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let table = aligned(&rows, left);
    let lines: String = table.lines().map(|line| format!("  {line}\n")).collect();
    format!("\n{title}\n{lines}")
}

fn stages(named: &Profiled, total: u64) -> Vec<Vec<String>> {
    let row = |stage: &bayan::StageTime| {
        let share = stage.nanoseconds.saturating_mul(1000) / total.max(1);
        vec![
            stage.stage.as_str().to_owned(),
            time(stage.nanoseconds),
            format!("{}.{} %", share / 10, share % 10),
            format!(
                "{} a document",
                time(stage.nanoseconds / named.documents.max(1))
            ),
        ]
    };
    named.stages.iter().map(row).collect()
}

fn rules(rules: &[&RuleProfile], top: usize) -> Vec<Vec<String>> {
    let row = |rule: &&RuleProfile| {
        vec![
            rule.rule.clone(),
            format!("weighed {}", rule.weighed),
            format!("held {}", rule.held),
            format!("for nothing {}", rule.for_nothing),
            time(rule.nanoseconds),
        ]
    };
    rules.iter().take(top).map(row).collect()
}

/// A time in the unit that suits it.
fn time(nanoseconds: u64) -> String {
    let time = Duration::from_nanos(nanoseconds);
    let tenths = |of: u128, unit: &str| format!("{}.{} {unit}", of / 10, of % 10);
    match nanoseconds {
        0..1_000 => format!("{nanoseconds} ns"),
        1_000..1_000_000 => tenths(time.as_nanos() / 100, "µs"),
        1_000_000..1_000_000_000 => tenths(time.as_micros() / 100, "ms"),
        _ => tenths(time.as_millis() / 100, "s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_have_a_unit_that_suits_them() {
        let times = [0, 999, 1_000, 12_345, 1_234_567, 61_000_000_000];
        let shown = ["0 ns", "999 ns", "1.0 µs", "12.3 µs", "1.2 ms", "61.0 s"];
        assert_eq!(times.map(time), shown.map(str::to_owned));
    }
}
