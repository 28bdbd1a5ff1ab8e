//! Inputs → chunks of documents, for many threads.

use std::path::PathBuf;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;

use crate::inputs::Inputs;
use crate::inputs::Item;
use crate::inputs::Opened;
use crate::inputs::told;
use crate::output;
use crate::stream::Feed;

/// A chunk holds at most so many documents, or ends after so many bytes.
const ITEMS: usize = 64;
const BYTES: usize = 256 << 10;

/// Some documents of one input, in order.
pub(crate) struct Chunk {
    /// The input, as named on the command line.
    pub(crate) input: String,
    pub(crate) items: Vec<Item>,
    /// Bytes of their texts or lines.
    pub(crate) bytes: usize,
}

/// Reads every input in order; what cannot be read is named, and the others are still done.
pub(crate) fn read_all<O>(
    paths: &[PathBuf],
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
        let mut chunk = Chunk::new(&input);
        let opened = match inputs.open(path) {
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
                chunk.push(Item::Text(document));
            }
            Opened::Lines(lines) => {
                for line in lines {
                    match line {
                        Ok(line) => chunk.push(Item::Line(line)),
                        Err(error) => {
                            fail(&format!("cannot read `{input}`: {}", told(&error)));
                            break;
                        }
                    }
                    if chunk.is_full() && !feed.push(chunk.taken()) {
                        return;
                    }
                }
            }
        }
        if !chunk.items.is_empty() && !feed.push(chunk) {
            return;
        }
    }
}

impl Chunk {
    fn new(input: &str) -> Self {
        Self {
            input: input.to_owned(),
            items: Vec::new(),
            bytes: 0,
        }
    }

    fn push(&mut self, item: Item) {
        self.bytes += match &item {
            Item::Line(line) => line.bytes.as_ref().map_or(0, Vec::len),
            Item::Text(Ok(document)) => document.fields.values().map(String::len).sum(),
            Item::Text(Err(_)) => 0,
        };
        self.items.push(item);
    }

    fn is_full(&self) -> bool {
        self.items.len() >= ITEMS || self.bytes >= BYTES
    }

    fn taken(&mut self) -> Self {
        let empty = Self::new(&self.input);
        std::mem::replace(self, empty)
    }
}
