//! Conditions: a signal's name, or a mapping with exactly one key.

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::ir::Unit;
use crate::policy::BoundsDef;
use crate::policy::Condition;
use crate::policy::ConditionDef;
use crate::policy::Name;
use crate::policy::node::Entry;
use crate::policy::node::Mapping;
use crate::policy::node::Node;
use crate::policy::node::Value;
use crate::policy::parse::reader::Fields;
use crate::policy::parse::reader::Reader;
use crate::policy::parse::tables;

impl Reader<'_> {
    /// A condition; it keeps its place also where it cannot be read.
    pub fn condition(&mut self, node: &Node) -> Option<ConditionDef> {
        Some(self.condition_def(node))
    }

    /// As [`Reader::condition`].
    pub fn condition_def(&mut self, node: &Node) -> ConditionDef {
        let condition = match &node.value {
            Value::Mapping(mapping) => self.operator(node, mapping),
            Value::Sequence(_) => {
                let help = "say how its parts join: `all: [...]` or `any: [...]`";
                self.wrong_type_help(node, "a condition", help)
            }
            Value::Scalar { .. } => self.text(node).map(|name| Condition::Signal(name.value)),
            Value::Unread => None,
        };
        ConditionDef {
            condition,
            place: node.place,
        }
    }

    /// A mapping with one operator. Of several, the faults of all are reported.
    fn operator(&mut self, node: &Node, mapping: &Mapping) -> Option<Condition> {
        let one = self.one_key(node, mapping, "a condition").is_some();
        let mut read = None;
        for entry in &mapping.entries {
            if tables::OPERATORS.contains(&entry.key.value.as_str()) {
                read = self.value(entry, |reader, node| {
                    reader.operands(&entry.key.value, node)
                });
            } else if one {
                self.unknown_key(
                    &entry.key,
                    tables::OPERATORS,
                    tables::OPERATORS.iter().copied(),
                );
            }
        }
        read.filter(|_| one)
    }

    /// The only entry of a mapping; reports it if there is none, or another.
    pub fn one_key<'n>(
        &mut self,
        node: &Node,
        mapping: &'n Mapping,
        what: &str,
    ) -> Option<&'n Entry> {
        let help = "several conditions are joined by `all: [...]` or `any: [...]`";
        match mapping.entries.as_slice() {
            [one] if !mapping.open => Some(one),
            _ if mapping.open => None,
            [] => {
                let message = format!("{} is empty, and {what} has exactly one key", self.here());
                let help = match what {
                    "a condition" => "name a signal, or join some by `all: [...]` or `any: [...]`",
                    _ => "write `meta: {key: {eq: value}}`",
                };
                self.fault(Code::NotOneKey, node.place, message, help);
                None
            }
            [first, second, ..] => {
                let number = mapping.entries.len();
                let message = format!(
                    "{} has {number} keys, and {what} has exactly one",
                    self.here()
                );
                let mut fault = Diagnostic::new(Code::NotOneKey, first.key.place, message)
                    .related("the second one", second.key.place);
                fault = fault.help(match what {
                    "a condition" => help,
                    _ => "ask twice, joined by `all: [...]`: each `meta` names one key",
                });
                self.diagnostics.push(fault);
                None
            }
            _ => None,
        }
    }

    fn operands(&mut self, key: &str, node: &Node) -> Option<Condition> {
        let inside = |reader: &mut Self, unit| {
            let condition = reader.condition_def(node);
            Some(Condition::In(unit, Box::new(condition)))
        };
        match key {
            "all" => self.each(node, Self::condition).map(Condition::All),
            "any" => self.each(node, Self::condition).map(Condition::Any),
            "none" => self.each(node, Self::condition).map(Condition::None),
            "not" => Some(Condition::Not(Box::new(self.condition_def(node)))),
            "at_least" => self.at_least(node),
            "count" => self.count(node),
            "value" => self.value_condition(node),
            "near" => self.near(node),
            "seq" => self.seq(node),
            "sentence" => inside(self, Unit::Sentence),
            "paragraph" => inside(self, Unit::Paragraph),
            "quoted" => inside(self, Unit::Quoted),
            "document" => inside(self, Unit::Document),
            "window" => self.window(node),
            "evaded" => self.signal_names(node).map(Condition::Evaded),
            "rule" => self.text(node).map(Condition::Rule),
            _ => self.meta(node),
        }
    }

    fn at_least(&mut self, node: &Node) -> Option<Condition> {
        let fields = self.fields(node, tables::AT_LEAST)?;
        let n = self.required(&fields, "n", |r, node| r.integer(node, 1..=i64::MAX));
        let of = self.required(&fields, "of", |r, node| r.each(node, Self::condition));
        Some(Condition::AtLeast { n: n?, of: of? })
    }

    fn count(&mut self, node: &Node) -> Option<Condition> {
        let fields = self.fields(node, tables::COUNT)?;
        let of = self.required(&fields, "of", Self::signal_names);
        let distinct = self.optional(&fields, "distinct", |r, node| {
            r.word(node, tables::DISTINCTS)
        });
        let bounds = self.bounds(&fields);
        Some(Condition::Count {
            of: of?,
            distinct: distinct.map(|distinct| distinct.value),
            bounds: bounds?,
        })
    }

    fn value_condition(&mut self, node: &Node) -> Option<Condition> {
        let fields = self.fields(node, tables::VALUE)?;
        let of = self.required(&fields, "of", Self::signal_names);
        let bounds = self.bounds(&fields);
        Some(Condition::Value {
            of: of?,
            bounds: bounds?,
        })
    }

    /// At least one of `gte`, `lte`, `eq`.
    fn bounds(&mut self, fields: &Fields<'_>) -> Option<BoundsDef> {
        let keys = ["gte", "lte", "eq"];
        if keys.iter().all(|key| fields.lacks(key)) {
            let message = format!("{} has no bound", self.here());
            self.fault(
                Code::MissingKey,
                fields.first,
                message,
                "add `gte:`, `lte:` or `eq:`",
            );
        }
        let [gte, lte, eq] = keys.map(|key| {
            let bound = self.optional(fields, key, Self::natural);
            (fields.has(key), bound.map(|bound| bound.value))
        });
        let all_read = [gte, lte, eq]
            .iter()
            .all(|(has, bound)| *has == bound.is_some());
        let some = gte.0 || lte.0 || eq.0;
        (all_read && some).then_some(BoundsDef {
            gte: gte.1,
            lte: lte.1,
            eq: eq.1,
        })
    }

    /// A signal's name, or a list of them.
    pub fn signal_names(&mut self, node: &Node) -> Option<Vec<Name>> {
        match &node.value {
            Value::Sequence(_) => self.each(node, Self::signal_name),
            _ => self.signal_name(node).map(|name| vec![name]),
        }
    }
}
