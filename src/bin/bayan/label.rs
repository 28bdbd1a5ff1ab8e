//! `bayan label`: documents in, verdicts out, in the same order.

use std::io;
use std::io::BufWriter;
use std::io::IsTerminal;
use std::io::Write;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;

use bayan::Document;
use bayan::Engine;
use bayan::Id;
use bayan::InputFault;
use bayan::Labeler;
use bayan::Paint;
use bayan::Render;
use bayan::Schema;
use bayan::Tone;
use bayan::shown;

use crate::args::Audience;
use crate::args::LabelArgs;
use crate::args::LabelFormat;
use crate::args::Shared;
use crate::beside;
use crate::chunk::Chunk;
use crate::chunk::read_all;
use crate::faults::number;
use crate::inputs;
use crate::inputs::Inputs;
use crate::output;
use crate::output::Outcome;
use crate::output::Status;
use crate::output::Stop;
use crate::progress::Progress;
use crate::stream;
use crate::stream::Feed;
use crate::wrap::wrapped;

/// Said where there is nothing to label.
const NOTHING: &str = "no document in the input";

/// Faults of documents that are also named on stderr; the rest is counted.
const NAMED: u64 = 10;

pub(crate) fn run(shared: &Shared, args: &LabelArgs) -> Outcome {
    let paths = inputs::or_stdin(&args.inputs)?;
    let inputs = Inputs::new(&args.reading);
    let (policy, first) = beside::ready(shared, &inputs, &paths, NOTHING)?;
    let engine = Engine::new(policy);
    let unreadable = Arc::new(AtomicBool::new(false));
    let mut worker = Worker {
        labeler: engine.labeler(),
        schema: inputs.schema.clone(),
        format: args.format.unwrap_or_else(default_format),
        paint: output::paint(shared.color),
        width: output::width(),
        strict: args.strict,
        audience: args.audience,
        all: args.all,
    };
    let format = worker.format;
    let produce = {
        let unreadable = Arc::clone(&unreadable);
        move |feed: &Feed<Chunk, Done>| read_all(&paths, first, &inputs, &unreadable, feed)
    };
    let mut writer = Writer::new();
    let threads = args.threads.map_or_else(stream::processors, usize::from);
    let strict = args.strict;
    stream::in_order(
        threads,
        produce,
        move |chunk| worker.label(&chunk),
        |done: Done| {
            let goes_on = !(strict && done.faults > 0);
            writer.write(done)?;
            Ok(goes_on)
        },
    )?;
    let total = writer.end(format)?;
    let failed = unreadable.load(Ordering::Relaxed) || (args.strict && total.faults > 0);
    if total.documents == 0 && !failed {
        return Err(Stop::failed(NOTHING));
    }
    Ok(if failed {
        Status::Unreadable
    } else {
        Status::Done
    })
}

fn default_format() -> LabelFormat {
    if io::stdout().is_terminal() {
        LabelFormat::Text
    } else {
        LabelFormat::Jsonl
    }
}

/// What every thread labels with.
#[derive(Clone)]
struct Worker {
    labeler: Labeler,
    schema: Schema,
    format: LabelFormat,
    paint: Paint,
    width: Option<usize>,
    strict: bool,
    audience: Audience,
    all: bool,
}

/// A chunk's output and counts.
#[derive(Default)]
struct Done {
    text: Vec<u8>,
    documents: u64,
    labelled: u64,
    bytes: u64,
    faults: u64,
    notes: Vec<String>,
}

impl Worker {
    fn label(&mut self, chunk: &Chunk) -> Done {
        let mut done = Done {
            bytes: u64::try_from(chunk.bytes()).unwrap_or(u64::MAX),
            ..Done::default()
        };
        let schema = self.schema.clone();
        chunk.each(&schema, |document| {
            done.documents += 1;
            match document {
                Ok(document) => {
                    self.verdict(document, &mut done);
                    true
                }
                Err(fault) => {
                    self.fault(&chunk.input, fault, &mut done);
                    !self.strict
                }
            }
        });
        done
    }

    fn verdict(&mut self, document: &Document, done: &mut Done) {
        let verdict = self.labeler.label(document);
        let policy = self.labeler.engine().policy();
        done.labelled += u64::from(!verdict.labels.is_empty());
        match self.format {
            LabelFormat::Jsonl if self.audience == Audience::Public => {
                push_json(&policy.public(&verdict), &mut done.text);
            }
            LabelFormat::Jsonl => push_json(&verdict, &mut done.text),
            LabelFormat::Text => {
                let render = Render::new(policy.ir(), self.paint).with_all(self.all);
                let text = match self.audience {
                    Audience::Public => render.public(&verdict),
                    Audience::Internal => render.verdict(document, &verdict),
                };
                let text = wrapped(&text, self.width);
                done.text.extend_from_slice(text.as_bytes());
                done.text.push(b'\n');
            }
        }
    }

    fn fault(&self, input: &str, fault: &InputFault, done: &mut Done) {
        done.faults += 1;
        match self.format {
            LabelFormat::Jsonl => push_json(fault, &mut done.text),
            LabelFormat::Text => {
                let id = match &fault.id {
                    Id::Number(number) => number.to_string(),
                    Id::Text(text) => shown(text),
                };
                let code = self.paint.dress(Tone::Bad, fault.code.as_str());
                let line = format!("{id}  {code}: {}\n\n", shown(&fault.message));
                done.text.extend_from_slice(line.as_bytes());
            }
        }
        if done.faults <= NAMED && fault.code != bayan::InputCode::NotUtf8 {
            done.notes
                .push(format!("bayan: `{input}`: {}", shown(&fault.message)));
        }
    }
}

/// One line of JSON. Verdicts and faults have no part that JSON cannot hold.
fn push_json(value: &impl serde::Serialize, out: &mut Vec<u8>) {
    let _ = serde_json::to_writer(&mut *out, value);
    out.push(b'\n');
}

/// Writes what is done, and counts it.
struct Writer {
    out: BufWriter<io::Stdout>,
    total: Done,
    progress: Progress,
}

impl Writer {
    fn new() -> Self {
        Self {
            out: BufWriter::new(io::stdout()),
            total: Done::default(),
            progress: Progress::new(),
        }
    }

    fn write(&mut self, done: Done) -> Result<(), Stop> {
        self.out.write_all(&done.text)?;
        // Whoever follows a pipe sees each chunk when it is done.
        self.out.flush()?;
        for (line, before) in done.notes.iter().zip(self.total.faults..) {
            if before < NAMED {
                output::note(line);
            }
        }
        self.total.documents += done.documents;
        self.total.labelled += done.labelled;
        self.total.faults += done.faults;
        self.progress.add(done.documents, done.bytes);
        Ok(())
    }

    fn end(mut self, format: LabelFormat) -> Result<Done, Stop> {
        self.out.flush()?;
        drop(self.progress);
        let (documents, faults) = (self.total.documents, self.total.faults);
        if faults > 0 {
            let all = count(documents, "document");
            output::note(&format!("bayan: {faults} of {all} could not be read"));
        } else if format == LabelFormat::Text && documents > 1 {
            let labelled = self.total.labelled;
            output::note(&format!(
                "{}, {labelled} with labels",
                count(documents, "document")
            ));
        }
        Ok(self.total)
    }
}

fn count(of: u64, noun: &str) -> String {
    number(usize::try_from(of).unwrap_or(usize::MAX), noun)
}
