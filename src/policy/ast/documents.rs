//! All documents of a policy, and its manifest.

use std::collections::BTreeSet;

use crate::policy::{At, ListDef, Name, RuleDef, SharedDef, SignalDef, UnlessDef};
use crate::source::Place;

/// All documents of a load, in no particular order of files.
#[derive(Clone, Debug, Default)]
pub struct Documents {
    /// `kind: policy`
    pub manifests: Vec<Manifest>,
    /// Entries of all `kind: lists` documents.
    pub lists: Vec<ListDef>,
    /// `kind: signals`
    pub shared: Vec<SharedDef>,
    /// `kind: rule`
    pub rules: Vec<RuleDef>,
    /// `kind: filter`
    pub filters: Vec<FilterDef>,
    /// Whether some document or file could not be read: unknown lists, labels and rules may stand there.
    pub incomplete: bool,
    /// Folders given as input in which no `.yaml` or `.yml` stands, as given.
    pub empty_folders: Vec<String>,
}

impl Documents {
    /// Whether nothing of them was left out that may use something.
    pub fn are_whole(&self) -> bool {
        let whole = |broken: bool, hidden: &BTreeSet<String>| !broken && hidden.is_empty();
        !self.incomplete
            && self
                .rules
                .iter()
                .all(|rule| whole(rule.broken, &rule.hidden))
            && self
                .filters
                .iter()
                .all(|one| whole(one.broken, &one.hidden))
            && self.shared.iter().all(|one| whole(one.broken, &one.hidden))
    }
}

/// `kind: policy`
#[derive(Clone, Debug)]
pub struct Manifest {
    /// `name`
    pub name: Option<Name>,
    /// `version`
    pub version: Option<Name>,
    /// `labels`
    pub labels: Vec<LabelDef>,
    /// Where it begins.
    pub place: Place,
}

/// An entry of `labels`.
#[derive(Clone, Debug)]
pub struct LabelDef {
    /// Its key.
    pub name: Name,
    /// `title`
    pub title: Option<Name>,
    /// `severity`, one of the five words.
    pub severity: Option<At<crate::policy::SeverityWord>>,
    /// `threshold`, in range.
    pub threshold: Option<At<i64>>,
    /// `action`, kebab-case.
    pub action: Option<Name>,
    /// `public`, its captures not looked at.
    pub public: Option<Name>,
    /// `one_per`, a capture's name not looked at.
    pub one_per: Option<Name>,
}

/// A severity as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the words are the meaning")]
pub enum SeverityWord {
    Info,
    Low,
    Medium,
    High,
    Critical,
}

/// `kind: filter`
#[derive(Clone, Debug)]
pub struct FilterDef {
    /// `id`
    pub id: Option<Name>,
    /// `why`
    pub why: Option<Name>,
    /// `rules`
    pub rules: Vec<Name>,
    /// `use`
    pub uses: Vec<Name>,
    /// `signals`
    pub signals: Vec<SignalDef>,
    /// `unless`
    pub unless: Vec<UnlessDef>,
    /// Names of signals whose definition could not be read.
    pub hidden: BTreeSet<String>,
    /// Whether `use` or `signals` stands there and could not be read at all.
    pub unread: bool,
    /// Whether some part was left out because it could not be read.
    pub broken: bool,
}
