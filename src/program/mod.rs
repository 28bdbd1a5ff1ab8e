//! STAGE 3, the artefact: what labels texts. Written by `compile`, read by `scan` and `eval`, owned by neither.

mod atoms;
mod automaton;
mod context;
mod dump;
mod finder;
mod grams;
mod hash;
mod keys;
mod names;
mod plain;
mod program;
mod regex;
mod shape;
mod sieve;
mod words;

pub use atoms::Atoms;
pub use automaton::{Automaton, AutomatonError};
pub use context::{Around, Context};
pub use dump::dump;
pub use finder::{Finder, Literals};
pub use grams::{Gram, GramLength, GramList, Grams, LONGEST_STRIDE, ReadyGrams};
pub use hash::{BLOCK, WordHash, block};
pub use keys::Keys;
pub use names::Names;
pub use plain::{Owner, PlainFinder, longest_certain};
pub use program::{
    Finders, Gate, Matcher, Program, RegexPlan, RulePlan, Seekers, TermsId, TermsPlan, Witness,
};
pub use regex::{Regex, RegexId};
pub use shape::{Claim, LookedFor, Shapes};
pub use sieve::{May, Sieve};
pub use words::{Key, LONGEST_HEAD, LONGEST_RUN, Peels, WordIndex, folded_forms};
