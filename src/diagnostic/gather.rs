//! All faults of a load.

use crate::diagnostic::{Diagnostic, Level};
use crate::source::Sources;

/// All faults of a load, with the sources they point into.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    /// The sources.
    pub sources: Sources,
    /// What a fault of the whole policy names as its file: the folder or file given first.
    pub root: String,
    /// The faults.
    pub entries: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Adds a fault.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.entries.push(diagnostic);
    }

    /// Whether some fault keeps the policy from compiling.
    pub fn has_errors(&self) -> bool {
        self.entries
            .iter()
            .any(|entry| entry.code.level() == Level::Error)
    }
}
