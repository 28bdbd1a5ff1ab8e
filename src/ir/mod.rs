//! STAGE 2, the policy as meant: ids for names, terms folded, no sugar.
//!
//! Written by `lower`, read by `compile` and by the reference evaluator. Everything here is checked:
//! references resolve, scopes nest inward, bounds are in range.

mod digest;
mod dump;
mod expr;
mod narrowed;
mod needs;
mod phrase;
mod policy;
mod public;
mod rates;
mod reason;
mod rule;
mod signal;
mod spelled;
mod term;
mod test_case;
mod uses;
mod waits;

pub use digest::digest;
pub use dump::dump;
pub use expr::{Bounds, Distinct, Expr, MetaTest, Near, Node, Seq, Side, Step, Unit, With};
pub use needs::needed;
pub use phrase::{Phrase, PhraseWord, Phrases, PhrasesBuf};
pub use policy::{Label, Policy, Severity};
pub use public::{PublicPart, PublicText};
pub use rates::{Rates, atom_rates, common_term_rate, term_rate};
pub use reason::Reason;
pub use rule::{Capture, CaptureOf, Per, Points, Rule, Score, Status, Unless};
pub use signal::{
    Boundary, Except, ExceptWhen, QuantityFilter, Signal, SignalKind, TermSet, TermsUse,
};
pub use spelled::spelled;
pub use term::{Replaced, Term, TermEntry, Terms};
pub use test_case::{Because, ExpectedCapture, TestCase};
pub use uses::Use;
