//! Faults that may come by the thousand: the first are shown, the rest counted.

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::lower::faults::Faults;
use crate::source::Place;

/// Faults shown of one list.
const SHOWN: usize = 100;

/// Faults of one list so far.
#[derive(Debug, Default)]
pub struct Tally {
    shown: usize,
    more: usize,
    last: Option<(Code, Place)>,
}

impl Tally {
    /// Adds a fault.
    pub fn push(&mut self, fault: Diagnostic, faults: &mut Faults) {
        if self.shown == SHOWN {
            self.more += 1;
            self.last = fault.place.map(|place| (fault.code, place));
        } else {
            self.shown += 1;
            faults.push(fault);
        }
    }

    /// Says how many were not shown.
    pub fn finish(self, faults: &mut Faults) {
        if let Some((code, place)) = self.last {
            let message = format!(
                "{} more terms of this list are at fault, this is the last",
                self.more
            );
            faults.push(Diagnostic::new(code, place, message));
        }
    }
}
