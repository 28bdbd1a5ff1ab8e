//! What became of a test.

/// One test that was run.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct TestOutcome {
    /// The rule it stands under.
    pub rule: String,
    /// `file:line:column` of the test.
    pub at: String,
    /// The tested text; of several fields, each after its name.
    pub text: String,
    /// Where it fails, field by field; empty for a test that passes.
    pub differences: Vec<Difference>,
}

impl TestOutcome {
    /// Whether all expectations were met.
    pub fn passed(&self) -> bool {
        self.differences.is_empty()
    }
}

/// One expectation that was not met.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Difference {
    /// Its place under `expect`: `findings`, `captures[0].count`, `spans.action`.
    pub field: String,
    /// What the author expects.
    pub expected: String,
    /// What the engine gives.
    pub got: String,
    /// What the trace says about it: leaves that do not hold, each with its reason.
    pub reasons: Vec<String>,
}
