//! STAGE 6, what the caller sees: verdicts, findings, explanations.

mod certificate;
mod explanation;
mod finding;
mod value;
mod verdict;

pub use certificate::text_digest;
pub use explanation::{Explanation, Reason, RuleTrace, TraceMatch, TraceNode};
pub use finding::{Affix, AffixSide, Captured, Finding, Match, Suppressed};
pub use value::Value;
pub use verdict::{Certificate, Verdict};
