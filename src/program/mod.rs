//! STAGE 3, the artefact: what labels texts. Written by `compile`, read by `scan` and `eval`, owned by neither.

mod automaton;
mod dump;
mod finder;
mod names;
mod program;
mod regex;

pub use automaton::{Automaton, AutomatonError};
pub use dump::dump;
pub use finder::{Finder, Owner};
pub use names::Names;
pub use program::{Gate, Matcher, Program, RulePlan, Seekers, TermsId, TermsPlan};
pub use regex::{Regex, RegexId};
