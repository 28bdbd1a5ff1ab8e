//! Inputs → chunks of documents, for many threads.

use std::path::PathBuf;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;

use bayan::Block;
use bayan::Document;
use bayan::InputFault;
use bayan::Schema;

use crate::inputs::Inputs;
use crate::inputs::Opened;
use crate::inputs::told;
use crate::output;
use crate::stream::Feed;

/// Some documents of one input, in order.
pub(crate) struct Chunk {
    /// The input, as named on the command line.
    pub(crate) input: String,
    holds: Holds,
}

/// What holds documents: read at once, or still to be read by a worker.
enum Holds {
    /// Lines of JSON.
    Lines(Block),
    /// A text file's only document.
    Text(Result<Document, InputFault>),
}

impl Chunk {
    /// Bytes of the texts or lines.
    pub(crate) fn bytes(&self) -> usize {
        match &self.holds {
            Holds::Lines(block) => block.len(),
            Holds::Text(Ok(document)) => document.fields.values().map(String::len).sum(),
            Holds::Text(Err(_)) => 0,
        }
    }

    /// Reads each document in turn, as long as `goes_on` says so.
    pub(crate) fn each(
        &self,
        schema: &Schema,
        mut goes_on: impl FnMut(Result<&Document, &InputFault>) -> bool,
    ) {
        match &self.holds {
            Holds::Lines(block) => {
                for (number, line) in block.lines() {
                    let read = schema.read_bytes(number, line);
                    if !goes_on(read.as_ref()) {
                        break;
                    }
                }
            }
            Holds::Text(document) => {
                goes_on(document.as_ref());
            }
        }
    }
}

/// Reads every input in order, the first of which may be open already; what cannot be read is named, and the others are still done.
pub(crate) fn read_all<O>(
    paths: &[PathBuf],
    mut first: Option<Opened>,
    inputs: &Inputs,
    unreadable: &AtomicBool,
    feed: &Feed<Chunk, O>,
) {
    let fail = |message: &str| {
        unreadable.store(true, Ordering::Relaxed);
        output::note(&format!("bayan: {message}"));
    };
    for path in paths {
        let input = path.display().to_string();
        let chunk = |holds| Chunk {
            input: input.clone(),
            holds,
        };
        let opened = match first.take().map_or_else(|| inputs.open(path), Ok) {
            Ok(opened) => opened,
            Err(message) => {
                fail(&message);
                continue;
            }
        };
        match opened {
            Opened::Nothing => {}
            Opened::Text(document) => {
                // A text that is too long is a document's fault; one that is no text is the file's.
                if let Err(fault) = &document
                    && fault.code == bayan::InputCode::NotUtf8
                {
                    fail(&format!("cannot read `{input}`: {}", fault.message));
                }
                if !feed.push(chunk(Holds::Text(document))) {
                    return;
                }
            }
            Opened::Lines(stream) => {
                for block in stream.blocks() {
                    match block {
                        Ok(block) => {
                            if !feed.push(chunk(Holds::Lines(block))) {
                                return;
                            }
                        }
                        Err(error) => {
                            fail(&format!("cannot read `{input}`: {}", told(&error)));
                            break;
                        }
                    }
                }
            }
        }
    }
}
