//! Facts: the condition `meta`, and the `meta` of a test's document.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use crate::diagnostic::Code;
use crate::diagnostic::quoted;
use crate::document::Meta;
use crate::policy::Condition;
use crate::policy::MetaTestDef;
use crate::policy::node::Node;
use crate::policy::node::Value;
use crate::policy::parse::reader::Fields;
use crate::policy::parse::reader::Reader;
use crate::policy::parse::tables;
use crate::policy::plain::Plain;

/// The whole numbers of a document: 64 bits, with a sign or without.
const WHOLE: RangeInclusive<i128> = i64::MIN as i128..=u64::MAX as i128;

impl Reader<'_> {
    /// `meta: {key: {operator: value}}`
    pub fn meta(&mut self, node: &Node) -> Option<Condition> {
        let Value::Mapping(mapping) = &node.value else {
            return self.wrong_type_help(node, "a mapping", "write `meta: {key: {eq: value}}`");
        };
        let entry = self.one_key(node, mapping, "`meta`")?;
        let test = self.value(entry, Self::meta_test)?;
        Some(Condition::Meta {
            key: entry.key.clone(),
            test,
        })
    }

    fn meta_test(&mut self, node: &Node) -> Option<MetaTestDef> {
        if let Value::Mapping(mapping) = &node.value
            && mapping.entries.is_empty()
        {
            self.one_key(node, mapping, "a test of `meta`");
            return None;
        }
        let fields = self.fields(node, tables::META)?;
        self.one_operator(&fields)?;
        if fields.has("gte") || fields.has("lte") {
            let [gte, lte] = ["gte", "lte"].map(|key| {
                let bound = self.optional(&fields, key, |r, node| r.whole(node, &WHOLE));
                (fields.has(key), bound)
            });
            let read = gte.0 == gte.1.is_some() && lte.0 == lte.1.is_some();
            return read.then_some(MetaTestDef::Within {
                gte: gte.1,
                lte: lte.1,
            });
        }
        if fields.has("exists") {
            return self
                .optional(&fields, "exists", Self::truth)
                .map(MetaTestDef::Exists);
        }
        if fields.has("in") {
            let values = self.optional(&fields, "in", |r, node| r.each(node, Self::compared));
            return values.map(MetaTestDef::In);
        }
        self.optional(&fields, "eq", Self::compared)
            .map(MetaTestDef::Eq)
    }

    /// One operator, or `gte` with `lte`.
    fn one_operator(&mut self, fields: &Fields<'_>) -> Option<()> {
        let mut there: Vec<_> = ["eq", "in", "gte", "lte", "exists"]
            .iter()
            .filter_map(|key| fields.get(key))
            .collect();
        there.sort_by_key(|entry| entry.key.place);
        let bound = |key: &str| key == "gte" || key == "lte";
        match there.as_slice() {
            [] => None,
            [_] => Some(()),
            [a, b] if bound(&a.key.value) && bound(&b.key.value) => Some(()),
            [first, ..] => {
                let message = format!(
                    "{} has {} operators, and a test of `meta` has one",
                    self.here(),
                    there.len()
                );
                self.fault(
                    Code::NotOneKey,
                    first.key.place,
                    message,
                    "only `gte` and `lte` stand together; join others by `all: [...]`",
                );
                None
            }
        }
    }

    fn compared(&mut self, node: &Node) -> Option<Meta> {
        match scalar(node) {
            Some(Meta::Null) => self.wrong_type_help(
                node,
                "a text, a number or a truth value",
                "ask for a missing fact by `exists: false`",
            ),
            Some(value) => Some(value),
            None => self.wrong_type(node, "a text, a number or a truth value"),
        }
    }

    /// The facts of a document: nested mappings have dotted keys.
    pub fn facts(&mut self, node: &Node) -> Option<BTreeMap<String, Meta>> {
        let Value::Mapping(_) = &node.value else {
            return self.wrong_type(node, "a mapping");
        };
        let mut facts = BTreeMap::new();
        self.facts_below("", node, &mut facts);
        Some(facts)
    }

    fn facts_below(&mut self, prefix: &str, node: &Node, facts: &mut BTreeMap<String, Meta>) {
        let Value::Mapping(mapping) = &node.value else {
            return;
        };
        for entry in &mapping.entries {
            let key = match prefix {
                "" => entry.key.value.clone(),
                _ => format!("{prefix}.{}", entry.key.value),
            };
            let fact = match &entry.value.value {
                Value::Mapping(_) => {
                    self.facts_below(&key, &entry.value, facts);
                    continue;
                }
                Value::Sequence(_) => self.within(&key, |reader| reader.many(&entry.value)),
                _ => scalar(&entry.value),
            };
            let Some(fact) = fact else { continue };
            if facts.insert(key.clone(), fact).is_some() {
                let message = format!("the fact {} stands twice", quoted(&key));
                self.fault(
                    Code::DuplicateKey,
                    entry.key.place,
                    message,
                    "a nested key and a dotted one are the same",
                );
            }
        }
    }

    fn many(&mut self, node: &Node) -> Option<Meta> {
        let elements = self.any_number(node, |reader, node| match scalar(node) {
            Some(value) => Some(value),
            None => reader.wrong_type(node, "a scalar"),
        });
        elements.map(Meta::Many)
    }
}

/// A number in the form that a document's numbers have.
fn shortest(text: &str) -> String {
    let number = text.parse::<f64>();
    number.map_or_else(|_| text.to_owned(), |number| number.to_string())
}

/// A scalar as a fact; `None` for collections.
fn scalar(node: &Node) -> Option<Meta> {
    let Value::Scalar { text, .. } = &node.value else {
        return None;
    };
    Some(match node.plain()? {
        Plain::Null => Meta::Null,
        Plain::Bool(truth) => Meta::Bool(truth),
        Plain::Integer(Some(number)) if WHOLE.contains(&number) => Meta::Number(number),
        Plain::Integer(_) | Plain::Float => Meta::Other {
            number: shortest(text),
        },
        Plain::Text => Meta::Text(text.clone()),
    })
}
