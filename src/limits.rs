//! Every bound of the system, its value and its reason. A bound that cuts something is named in the
//! diagnostics or, for texts, in the verdict's `truncated`.

/// A policy file's size in bytes: larger ones are generated, and belong into term files.
pub const POLICY_FILE_BYTES: u64 = 4 << 20;
/// A term file's size in bytes: a million lines of ordinary length fit several times.
pub const TERM_FILE_BYTES: u64 = 256 << 20;
/// Nesting of YAML, and so of conditions.
pub const YAML_DEPTH: usize = 64;
/// YAML nodes in one file.
pub const YAML_NODES: usize = 500_000;
/// Patterns of a policy after expansion; the disguised forms that the skeleton adds to each do not count.
pub const PATTERNS: usize = 1_000_000;
/// Bytes of one term, and of one pattern made of it.
pub const TERM_BYTES: usize = 4096;
/// Variants that the alternations of one term may expand to.
pub const VARIANTS: usize = 64;
/// Bytes of one compiled regex.
pub const REGEX_BYTES: usize = 1 << 20;
/// Bytes of all compiled regexes of a policy.
pub const REGEX_TOTAL_BYTES: usize = 64 << 20;
/// Matches that a finding cites for one use of a signal; more are counted, and `truncated` says so.
pub const MATCHES: usize = 1000;
/// Matches that all findings of a rule on one document cite for the uses of one signal, what `captures.per` binds aside.
/// Without it, many findings that each cite all of a long unit would make a verdict quadratic.
pub const CITATIONS: usize = 10 * MATCHES;
/// Diagnostics shown of one load; the rest is counted.
pub const DIAGNOSTICS: usize = 1000;
/// Characters of a source text quoted inside a message.
pub const QUOTED_CHARS: usize = 80;
/// Largest `tokens` and `gap`.
pub const TOKENS: i64 = 1000;
/// Largest score, threshold and cap.
pub const SCORE: i64 = 1000;
/// Reasons of one kind of miss that an explanation lists.
pub const REASONS: usize = 20;
/// Units that do not hold and are shown by an explanation, nearest first; the rest is counted.
pub const TRACED_UNITS: usize = 50;
/// Terms of a list that an explanation tries under another fold; longer lists are not tried.
pub const FOLD_OFF_TERMS: usize = 10_000;
/// Findings of which an explanation tries what they rest on, the first ones: each takes two labellings a match.
pub const PROOFS: usize = 50;
/// Bytes of a text after which a thread's buffers are not kept: one long text should not hold memory for ever.
pub const KEPT_TEXT_BYTES: usize = 1 << 20;
