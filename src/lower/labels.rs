//! The manifest: its name, its version, its labels.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::quoted;
use crate::ids::LabelId;
use crate::ir::Label;
use crate::ir::PublicText;
use crate::ir::Severity;
use crate::lower::faults::Faults;
use crate::lower::faults::nearest_help;
use crate::lower::faults::twice;
use crate::lower::public::public;
use crate::policy::Documents;
use crate::policy::LabelDef;
use crate::policy::Manifest;
use crate::policy::Name;
use crate::policy::RuleDef;
use crate::policy::SeverityWord;

/// The labels of a policy, sorted by name.
#[derive(Debug)]
pub struct Labels<'a> {
    manifest: Option<&'a Manifest>,
    defs: BTreeMap<&'a str, &'a LabelDef>,
    public: BTreeMap<&'a str, PublicText>,
    complete: bool,
}

impl<'a> Labels<'a> {
    /// Finds the one manifest and its labels.
    pub fn new(documents: &'a Documents, faults: &mut Faults) -> Self {
        let manifest = one_manifest(documents, faults);
        let mut defs: BTreeMap<&str, &LabelDef> = BTreeMap::new();
        for label in documents
            .manifests
            .iter()
            .flat_map(|manifest| &manifest.labels)
        {
            let first = defs.entry(&label.name.value).or_insert(label);
            if first.name.place != label.name.place {
                let message = format!("label {} is declared twice", quoted(&label.name.value));
                let fault = twice(label.name.place, message);
                faults.push(fault.related("first declared here", first.name.place));
            }
        }
        let public = public_texts(documents, &defs, faults);
        let complete = !documents.incomplete && !documents.manifests.is_empty() && !defs.is_empty();
        Self {
            manifest,
            defs,
            public,
            complete,
        }
    }

    /// The label of this name.
    pub fn find(&self, name: &Name, faults: &mut Faults) -> Option<LabelId> {
        let found = self.defs.keys().position(|label| *label == name.value);
        if found.is_none() && self.complete {
            let message = format!("unknown label {}", quoted(&name.value));
            let mut fault = Diagnostic::new(Code::UnknownLabel, name.place, message);
            fault.help = nearest_help(&name.value, self.defs.keys().copied());
            faults.push(fault);
        }
        found.map(LabelId::new)
    }

    /// Labels as written, in order of their ids.
    pub fn defs(&self) -> impl Iterator<Item = &'a LabelDef> {
        self.defs.values().copied()
    }

    /// The manifest's name and version.
    pub fn header(&self) -> Option<(String, String)> {
        let manifest = self.manifest?;
        let (name, version) = (manifest.name.as_ref()?, manifest.version.as_ref()?);
        Some((name.value.clone(), version.value.clone()))
    }

    /// Labels as meant; `None` where one could not be read whole.
    pub fn lowered(&self) -> Option<Vec<Label>> {
        let public = |def: &LabelDef| self.public.get(def.name.value.as_str()).cloned();
        self.defs
            .values()
            .map(|def| label(def, public(def)))
            .collect()
    }
}

fn one_manifest<'a>(documents: &'a Documents, faults: &mut Faults) -> Option<&'a Manifest> {
    let Some((first, others)) = documents.manifests.split_first() else {
        if !documents.incomplete {
            let fault = Diagnostic::of_policy(Code::NoManifest, "the policy has no manifest");
            faults.push(fault.help(
                "add a document with `bayan: 1`, `kind: policy`, `name`, `version` and `labels`",
            ));
        }
        return None;
    };
    for other in others {
        let message = "a policy has one manifest, this is another";
        let fault = Diagnostic::new(Code::SeveralManifests, other.place, message);
        let help = "move its labels into the first, and remove it";
        faults.push(fault.related("the first", first.place).help(help));
    }
    Some(first)
}

/// The `public:` texts of labels, each checked against the captures of the rules that give the label.
fn public_texts<'a>(
    documents: &'a Documents,
    defs: &BTreeMap<&'a str, &'a LabelDef>,
    faults: &mut Faults,
) -> BTreeMap<&'a str, PublicText> {
    let mut texts = BTreeMap::new();
    for (name, def) in defs {
        let Some(text) = &def.public else { continue };
        let given = |rule: &&RuleDef| {
            rule.label
                .as_ref()
                .is_some_and(|label| label.value == *name)
        };
        let rules = || documents.rules.iter().filter(given);
        let complete = !documents.incomplete && !documents.rules.iter().any(|rule| rule.broken);
        let known: BTreeSet<&str> = rules()
            .flat_map(|rule| rule.captures.iter().map(|(name, _)| name.value.as_str()))
            .collect();
        texts.extend(public(text, complete.then_some(&known), faults).map(|text| (*name, text)));
    }
    texts
}

fn label(def: &LabelDef, public: Option<PublicText>) -> Option<Label> {
    Some(Label {
        name: def.name.value.clone(),
        title: def.title.as_ref()?.value.clone(),
        severity: severity(def.severity.as_ref()?.value),
        threshold: def.threshold.as_ref()?.value,
        action: def.action.as_ref()?.value.clone(),
        public,
        one_per: def.one_per.as_ref().map(|name| name.value.clone()),
    })
}

fn severity(word: SeverityWord) -> Severity {
    match word {
        SeverityWord::Info => Severity::Info,
        SeverityWord::Low => Severity::Low,
        SeverityWord::Medium => Severity::Medium,
        SeverityWord::High => Severity::High,
        SeverityWord::Critical => Severity::Critical,
    }
}
