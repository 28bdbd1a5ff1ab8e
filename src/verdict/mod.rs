//! STAGE 6, what the caller sees: verdicts, findings, explanations.

mod awake;
mod certificate;
mod crowd;
mod digest;
mod explanation;
mod finding;
mod judge;
mod probe;
mod profile;
mod proof;
mod public;
mod reckoning;
mod render;
mod touch;
mod trace;
mod value;
mod verdict;
mod verify;
mod watch;
mod words;

pub use certificate::text_digest;
pub use digest::{BadDigest, Digest};
pub use explanation::{Explanation, RuleTrace, TraceMatch, TraceNode};
pub use finding::{Affix, AffixSide, Captured, Finding, Match, Suppressed};
pub use judge::{Scratch, explain, judge, judge_alone, profile, weighed};
pub use probe::{Probe, probe, spotted, survey};
pub use profile::{LabelStage, Profile, Profiled, RuleProfile, StageTime, TermProfile};
pub use proof::{Added, Proof, Reckoning, Repair, RepairStep, Repaired, TextEdit, Touch};
pub use public::{PublicLabel, PublicReason, PublicVerdict, public};
pub use render::{Detail, Paint, Render, Tone, shown};
pub use touch::touching;
pub use value::Value;
pub use verdict::{Certificate, Verdict};
pub use verify::{Change, Discrepancy, compare, compare_text};
