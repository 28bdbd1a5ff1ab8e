//! One difference between a claimed verdict and the derived one.

use serde_json::Value;

use crate::limits;

/// One difference between a claimed verdict and the derived one.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Discrepancy {
    /// The way to it through the JSON: `findings[0].score`. Empty: the verdict as a whole.
    pub path: String,
    /// What differs, in words: `score`, `finding`, `policy version`.
    pub what: String,
    /// How.
    pub change: Change,
    /// What is claimed, as JSON; none where nothing is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub given: Option<String>,
    /// What is derived, as JSON; none where nothing is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub derived: Option<String>,
}

/// How a claimed verdict differs from the derived one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Change {
    /// Another value.
    Changed,
    /// Derived, and not claimed.
    Missing,
    /// Claimed, and not derived.
    Extra,
    /// The same parts in another order.
    Order,
    /// No verdict that could be compared.
    Unreadable,
}

impl Discrepancy {
    pub(super) fn new(
        path: &str,
        what: &str,
        change: Change,
        given: Option<&Value>,
        derived: Option<&Value>,
    ) -> Self {
        Self {
            path: path.to_owned(),
            what: what.to_owned(),
            change,
            given: given.map(Value::to_string),
            derived: derived.map(Value::to_string),
        }
    }

    /// A whole verdict that cannot be compared, and why.
    pub fn unreadable(why: impl Into<String>) -> Self {
        Self {
            path: String::new(),
            what: why.into(),
            change: Change::Unreadable,
            given: None,
            derived: None,
        }
    }
}

impl std::fmt::Display for Discrepancy {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let short = |json: &Option<String>| short(json.as_deref().unwrap_or("nothing"));
        let (given, derived) = (short(&self.given), short(&self.derived));
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        let what = &self.what;
        match self.change {
            Change::Changed => write!(f, "the {what} is {given}, but {derived} is derived"),
            Change::Missing => write!(f, "a {what} is missing: {derived}"),
            Change::Extra => write!(f, "a {what} is claimed that is not derived: {given}"),
            Change::Order => write!(f, "the order of the {what}s is another"),
            Change::Unreadable => f.write_str(what),
        }
    }
}

fn short(json: &str) -> String {
    match json.char_indices().nth(limits::QUOTED_CHARS) {
        Some((end, _)) => format!("{}…", json.get(..end).unwrap_or(json)),
        None => json.to_owned(),
    }
}
