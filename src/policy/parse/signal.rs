//! `signals`, and the matching options that a rule and its signals share.

use std::collections::BTreeSet;

use crate::diagnostic::Code;
use crate::policy::Matching;
use crate::policy::Name;
use crate::policy::QuantityDef;
use crate::policy::SignalDef;
use crate::policy::SignalKindDef;
use crate::policy::node::Entry;
use crate::policy::node::Node;
use crate::policy::parse::characters::unseen;
use crate::policy::parse::reader::Fields;
use crate::policy::parse::reader::Reader;
use crate::policy::parse::tables;

impl Reader<'_> {
    /// All signals; those that cannot be read are named in `hidden`.
    pub fn signals(
        &mut self,
        node: &Node,
        hidden: &mut BTreeSet<String>,
    ) -> Option<Vec<SignalDef>> {
        let mapping = self.mapping(node)?;
        let mut signals = vec![];
        for entry in &mapping.entries {
            self.check_name(&entry.key, false);
            match self.value(entry, |reader, node| reader.signal(entry, node)) {
                Some(signal) => signals.push(signal),
                None => {
                    hidden.insert(entry.key.value.clone());
                }
            }
        }
        Some(signals)
    }

    fn signal(&mut self, entry: &Entry, node: &Node) -> Option<SignalDef> {
        let fields = self.fields(node, tables::SIGNAL)?;
        let kind = self.matcher(&fields);
        let matching = self.matching_of(&fields);
        let field = self.optional(&fields, "in", Self::text);
        let excepts = self.optional(&fields, "except", |reader, node| {
            reader.each(node, Self::except)
        });
        Some(SignalDef {
            name: entry.key.clone(),
            kind: kind?,
            matching,
            field,
            excepts: excepts.unwrap_or_default(),
        })
    }

    /// The one matcher of a signal; of several, the faults of all are reported.
    fn matcher(&mut self, fields: &Fields<'_>) -> Option<SignalKindDef> {
        let mut found: Vec<_> = tables::MATCHERS
            .iter()
            .filter_map(|key| fields.get(key))
            .collect();
        found.sort_by_key(|entry| entry.key.place);
        match found.as_slice() {
            [_] => {}
            [first, second, ..] => {
                let (a, b) = (&first.key.value, &second.key.value);
                let message = format!("{} has two matchers: `{a}` and `{b}`", self.here());
                self.fault(
                    Code::SignalShape,
                    second.key.place,
                    message,
                    "make two signals of it",
                );
            }
            [] => {
                if tables::MATCHERS.iter().all(|key| fields.lacks(key)) {
                    let message = format!("{} says nothing to match", self.here());
                    let help = "give it one of `terms`, `regex`, `quantity`, `quote`";
                    self.fault(Code::SignalShape, fields.first, message, help);
                }
            }
        }
        let kinds: Vec<_> = found.iter().map(|entry| self.kind_of(entry)).collect();
        let one = found.len() == 1;
        kinds.into_iter().next().flatten().filter(|_| one)
    }

    fn kind_of(&mut self, entry: &Entry) -> Option<SignalKindDef> {
        self.value(entry, |reader, node| match entry.key.value.as_str() {
            "terms" => reader.terms(node).map(SignalKindDef::Terms),
            "regex" => reader.regex(node).map(SignalKindDef::Regex),
            "quantity" => reader.quantity(node).map(SignalKindDef::Quantity),
            _ => reader.quote(node),
        })
    }

    fn regex(&mut self, node: &Node) -> Option<Name> {
        let regex = self.text(node)?;
        if let Some((code, message, help)) = unseen(&regex.value) {
            self.fault(code, regex.place, message, help);
            return None;
        }
        Some(regex)
    }

    fn quantity(&mut self, node: &Node) -> Option<QuantityDef> {
        let fields = self.options(node, tables::QUANTITY)?;
        let exclude = self.optional(&fields, "exclude", |reader, node| {
            reader.each(node, |reader, node| {
                reader.word(node, tables::QUANTITY_KINDS)
            })
        });
        Some(QuantityDef {
            gte: self.optional(&fields, "gte", Self::natural),
            lte: self.optional(&fields, "lte", Self::natural),
            eq: self.optional(&fields, "eq", Self::natural),
            exclude: exclude.unwrap_or_default(),
            vague: self
                .optional(&fields, "vague", Self::truth)
                .unwrap_or(false),
            place: node.place,
        })
    }

    fn quote(&mut self, node: &Node) -> Option<SignalKindDef> {
        let fields = self.options(node, tables::QUOTE)?;
        Some(SignalKindDef::Quote {
            min_tokens: self.optional(&fields, "min_tokens", |r, node| {
                r.integer(node, 0..=i64::MAX)
            }),
        })
    }

    /// `match:` of a rule.
    pub fn matching(&mut self, node: &Node) -> Option<Matching> {
        let fields = self.fields(node, tables::MATCHING)?;
        Some(self.matching_of(&fields))
    }

    fn matching_of(&mut self, fields: &Fields<'_>) -> Matching {
        Matching {
            fold: self.optional(fields, "fold", |r, node| r.word(node, tables::FOLDS)),
            boundary: self.optional(fields, "boundary", |r, node| {
                r.word(node, tables::BOUNDARIES)
            }),
            affixes: self.optional(fields, "affixes", |r, node| r.word(node, tables::AFFIXES)),
        }
    }
}
