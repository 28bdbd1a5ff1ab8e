//! What a load makes of texts: well-formed ones parse without a word, and every fault has its code and place.

use crate::diagnostic::Code;
use crate::policy::Input;
use crate::policy::Loaded;
use crate::policy::load;

mod faults;
mod files;
mod hostile;
mod wellformed;

/// Loads one text.
fn loaded(text: &str) -> Loaded {
    let input = Input::Text {
        name: "t.yaml".into(),
        text: text.into(),
    };
    let mut loaded = load(&[input]).unwrap();
    loaded.diagnostics.finish();
    loaded
}

/// Code, line and column of every fault, in order.
fn faults(text: &str) -> Vec<(Code, usize, usize)> {
    places(&loaded(text))
}

fn places(loaded: &Loaded) -> Vec<(Code, usize, usize)> {
    let diagnostics = &loaded.diagnostics;
    let entries = diagnostics.entries.iter();
    entries
        .map(|entry| {
            let at = diagnostics.sources.start(entry.place.unwrap());
            (entry.code, at.line, at.column)
        })
        .collect()
}
