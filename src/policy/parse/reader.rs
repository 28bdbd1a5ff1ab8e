//! Reading nodes: the way to where we are, and the faults of shape that every kind of document shares.

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::nearest;
use crate::diagnostic::quoted;
use crate::policy::Name;
use crate::policy::node::Entry;
use crate::policy::node::Mapping;
use crate::policy::node::Node;
use crate::policy::node::Value;
use crate::policy::parse::tables::Keys;
use crate::policy::parse::tables::OPERATORS;
use crate::policy::plain::Plain;
use crate::policy::term_file::TermFiles;
use crate::source::Place;

/// Reads the nodes of a document; gathers faults.
pub struct Reader<'l> {
    /// Where faults go.
    pub diagnostics: &'l mut Diagnostics,
    /// Where `from:` leads.
    pub files: &'l mut TermFiles,
    /// Keys from the document's root to the node being read.
    path: Vec<String>,
}

/// A mapping whose keys were compared with those that are known.
pub struct Fields<'n> {
    mapping: &'n Mapping,
    /// Where missing keys are reported: the first key.
    pub first: Place,
    /// Known keys that a misspelt one was probably meant to be: they are not missing.
    meant: Vec<&'static str>,
}

impl<'n> Fields<'n> {
    /// The entry under a key.
    pub fn get(&self, key: &str) -> Option<&'n Entry> {
        let entries = &self.mapping.entries;
        entries.iter().find(|entry| entry.key.value == key)
    }

    /// Whether a key stands there.
    pub fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// Whether a key is not there, nor hidden by another fault.
    pub fn lacks(&self, key: &str) -> bool {
        !self.has(key) && !self.mapping.open && !self.meant.contains(&key)
    }
}

impl<'l> Reader<'l> {
    /// A reader at the root of a document.
    pub fn new(diagnostics: &'l mut Diagnostics, files: &'l mut TermFiles) -> Self {
        Self {
            diagnostics,
            files,
            path: vec![],
        }
    }

    /// Reports a fault.
    pub fn fault(&mut self, code: Code, place: Place, message: impl Into<String>, help: &str) {
        let mut fault = Diagnostic::new(code, place, message);
        fault.help = (!help.is_empty()).then(|| help.to_owned());
        self.diagnostics.push(fault);
    }

    /// Reads something one step further down the path.
    pub fn within<T>(&mut self, step: &str, read: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(step.to_owned());
        let read = read(self);
        self.path.pop();
        read
    }

    /// The path in backticks, for messages: `signals.amount.quantity`.
    pub fn here(&self) -> String {
        let mut path = String::new();
        for step in &self.path {
            if !path.is_empty() && !step.starts_with('[') {
                path.push('.');
            }
            path.push_str(step);
        }
        if path.is_empty() {
            return "the document".into();
        }
        quoted(&path)
    }

    /// A mapping with closed keys; `None` if the node is none, or empty.
    pub fn fields<'n>(&mut self, node: &'n Node, keys: Keys) -> Option<Fields<'n>> {
        let mapping = self.mapping(node)?;
        self.known(mapping, keys)
    }

    /// As [`Reader::fields`], of a mapping that may be empty.
    pub fn options<'n>(&mut self, node: &'n Node, keys: Keys) -> Option<Fields<'n>> {
        match &node.value {
            Value::Mapping(mapping) if mapping.entries.is_empty() => Some(Fields {
                mapping,
                first: node.place,
                meant: vec![],
            }),
            _ => self.fields(node, keys),
        }
    }

    /// A mapping that is not empty.
    pub fn mapping<'n>(&mut self, node: &'n Node) -> Option<&'n Mapping> {
        let Value::Mapping(mapping) = &node.value else {
            return self.wrong_type(node, "a mapping");
        };
        if mapping.entries.is_empty() {
            if !mapping.open {
                let message = format!("{} is empty", self.here());
                self.fault(
                    Code::EmptyList,
                    node.place,
                    message,
                    "fill it, or leave its key out",
                );
            }
            return None;
        }
        Some(mapping)
    }

    /// Compares the keys of a mapping with a table: reports those that are unknown, and those that are missing.
    fn known<'n>(&mut self, mapping: &'n Mapping, keys: Keys) -> Option<Fields<'n>> {
        let known = keys.known;
        let first = mapping.entries.first()?.key.place;
        let has = |key: &str| mapping.entries.iter().any(|entry| entry.key.value == key);
        let free: Vec<_> = known.iter().copied().filter(|key| !has(key)).collect();
        let mut meant = vec![];
        for entry in &mapping.entries {
            if !known.contains(&entry.key.value.as_str()) {
                meant.extend(self.unknown_key(&entry.key, known, free.iter().copied()));
            }
        }
        let fields = Fields {
            mapping,
            first,
            meant,
        };
        for key in keys.required.iter().filter(|key| fields.lacks(key)) {
            self.missing(first, key);
        }
        Some(fields)
    }

    /// Reports a key that is not known here; gives the one that was probably meant.
    pub fn unknown_key(
        &mut self,
        key: &Name,
        known: &[&'static str],
        free: impl Iterator<Item = &'static str>,
    ) -> Option<&'static str> {
        let meant = nearest(&key.value, free);
        let place = match self.path.is_empty() {
            true => String::new(),
            false => format!(" in {}", self.here()),
        };
        let message = format!("unknown key {}{place}", quoted(&key.value));
        let is_condition = OPERATORS.contains(&key.value.as_str()) && known.contains(&"when");
        let help = match meant {
            Some(meant) => format!("did you mean `{meant}`?"),
            None if is_condition => {
                format!(
                    "{} is a condition: indent it below `when`",
                    quoted(&key.value)
                )
            }
            None => format!("known here: {}", listed(known)),
        };
        self.fault(Code::UnknownKey, key.place, message, &help);
        meant
    }

    /// Reads the value of a key that must be there: [`Reader::fields`] has reported a missing one.
    pub fn required<'n, T>(
        &mut self,
        fields: &Fields<'n>,
        key: &'static str,
        read: impl FnOnce(&mut Self, &'n Node) -> Option<T>,
    ) -> Option<T> {
        self.optional(fields, key, read)
    }

    /// Reads the value of a key that must be there because of another one.
    pub fn needed<'n, T>(
        &mut self,
        fields: &Fields<'n>,
        key: &'static str,
        read: impl FnOnce(&mut Self, &'n Node) -> Option<T>,
    ) -> Option<T> {
        if fields.lacks(key) {
            self.missing(fields.first, key);
        }
        self.optional(fields, key, read)
    }

    /// Reads the value of a key that may be left out, but not left empty.
    pub fn optional<'n, T>(
        &mut self,
        fields: &Fields<'n>,
        key: &'static str,
        read: impl FnOnce(&mut Self, &'n Node) -> Option<T>,
    ) -> Option<T> {
        let entry = fields.get(key)?;
        self.value(entry, read)
    }

    /// Reads the value of an entry, which must not be null.
    pub fn value<'n, T>(
        &mut self,
        entry: &'n Entry,
        read: impl FnOnce(&mut Self, &'n Node) -> Option<T>,
    ) -> Option<T> {
        self.within(&entry.key.value, |reader| {
            if entry.value.is_null() {
                let message = format!("{} has no value", reader.here());
                reader.fault(
                    Code::MissingKey,
                    entry.key.place,
                    message,
                    "give it one, or leave the key out",
                );
                return None;
            }
            read(reader, &entry.value)
        })
    }

    /// Reports a key that is not there.
    pub fn missing(&mut self, place: Place, key: &str) {
        let owner = match self.path.is_empty() {
            true => String::new(),
            false => format!(" in {}", self.here()),
        };
        let message = format!("the key `{key}` is missing{owner}");
        let help = match example(key) {
            Some(value) => format!("add it, for example `{key}: {value}`"),
            None => format!("add `{key}:`"),
        };
        self.fault(Code::MissingKey, place, message, &help);
    }

    /// Reads every element of a list that must not be empty; elements that cannot be read are left out.
    pub fn each<'n, T>(
        &mut self,
        node: &'n Node,
        read: impl FnMut(&mut Self, &'n Node) -> Option<T>,
    ) -> Option<Vec<T>> {
        if let Value::Sequence(nodes) = &node.value
            && nodes.is_empty()
        {
            let message = format!("{} is an empty list", self.here());
            self.fault(
                Code::EmptyList,
                node.place,
                message,
                "fill it, or leave its key out",
            );
            return None;
        }
        self.any_number(node, read)
    }

    /// As [`Reader::each`], of a list that may be empty.
    pub fn any_number<'n, T>(
        &mut self,
        node: &'n Node,
        mut read: impl FnMut(&mut Self, &'n Node) -> Option<T>,
    ) -> Option<Vec<T>> {
        let Value::Sequence(nodes) = &node.value else {
            let help = match &node.value {
                Value::Scalar { text, .. } if !text.is_empty() => {
                    format!(
                        "put it in square brackets: {}",
                        quoted(&format!("[{text}]"))
                    )
                }
                _ => "begin each entry with `- `, or write `[a, b]`".to_owned(),
            };
            return self.wrong_type_help(node, "a list", &help);
        };
        let mut all = Vec::with_capacity(nodes.len());
        for (index, node) in nodes.iter().enumerate() {
            all.extend(self.within(&format!("[{index}]"), |reader| read(reader, node)));
        }
        Some(all)
    }

    /// Reports a node of the wrong shape, unless something is already reported in its stead. Always `None`.
    pub fn wrong_type<T>(&mut self, node: &Node, expected: &str) -> Option<T> {
        self.wrong_type_help(node, expected, "")
    }

    /// As [`Reader::wrong_type`], with help.
    pub fn wrong_type_help<T>(&mut self, node: &Node, expected: &str, help: &str) -> Option<T> {
        if !matches!(node.value, Value::Unread) {
            let message = format!(
                "{} must be {expected}, not {}",
                self.here(),
                described(node)
            );
            self.fault(Code::WrongType, node.place, message, help);
        }
        None
    }
}

/// A value that a missing key might have.
fn example(key: &str) -> Option<&'static str> {
    let example = match key {
        "action" => "review",
        "expect" => "{findings: 1}",
        "findings" => "1",
        "id" => "spam.pills",
        "kind" => "rule",
        "langs" => "[en]",
        "severity" => "medium",
        "status" => "draft",
        "text" => "a text to be labelled",
        "threshold" => "50",
        "title" => "what is found, in a few words",
        "gap" | "tokens" => "5",
        "version" => "1.0.0",
        _ => return None,
    };
    Some(example)
}

/// A node in words.
pub fn described(node: &Node) -> String {
    let text = match &node.value {
        Value::Scalar { text, .. } => text,
        Value::Sequence(_) => return "a list".into(),
        Value::Mapping(_) => return "a mapping".into(),
        Value::Unread => return "this".into(),
    };
    match node.plain() {
        Some(Plain::Null) => "null".into(),
        Some(Plain::Bool(_)) => format!("the truth value {}", quoted(text)),
        Some(Plain::Integer(_) | Plain::Float) => format!("the number {}", quoted(text)),
        _ => format!("the text {}", quoted(text)),
    }
}

/// Words in backticks, parted by commas.
pub fn listed(words: &[&str]) -> String {
    let words: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
    words.join(", ")
}
