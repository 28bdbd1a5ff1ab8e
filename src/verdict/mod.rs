//! STAGE 6, what the caller sees: verdicts, findings, explanations.

mod certificate;
mod explanation;
mod finding;
mod judge;
mod probe;
mod render;
mod trace;
mod value;
mod verdict;
mod words;

pub use certificate::text_digest;
pub use explanation::{Explanation, RuleTrace, TraceMatch, TraceNode};
pub use finding::{Affix, AffixSide, Captured, Finding, Match, Suppressed};
pub use judge::{explain, judge};
pub use probe::{Probe, probe, survey};
pub use render::{Detail, Paint, Render, Tone, shown};
pub use value::Value;
pub use verdict::{Certificate, Verdict};
