//! The meaning of the language, naive and whole: oracle of the tests, checker of certificates.
//!
//! To be read in one sitting, in this order. A policy and a document go in, a verdict comes out:
//!
//! ```text
//! label      the verdict: rules in order, labels, action
//! units      document ⊃ paragraph ⊃ {sentence, quoted} ⊃ window
//! terms      one phrase at one place
//! matches    all matches of a signal, and what exceptions leave of them
//! holds      whether a condition holds in a unit
//! bindings   which matches near, seq and window bind together
//! findings   the instances of a rule: unit and binding, score, `unless`
//! shown      what a finding shows: matches and captures
//! claims     which finding tells a claim that several tell
//! ```
//!
//! No automaton, no gate, no memory between texts: every term is tried at every place. Where the language leaves a
//! choice, the doc comment of the function that makes it says which.

mod bindings;
mod claims;
mod findings;
mod holds;
mod label;
mod matches;
mod shown;
mod terms;
mod units;

pub use label::label;

#[cfg(test)]
mod tests;
