//! `kind: lists`, and the terms of a signal.

use crate::diagnostic::Code;
use crate::diagnostic::nearest;
use crate::diagnostic::quoted;
use crate::policy::ListDef;
use crate::policy::Name;
use crate::policy::TermDef;
use crate::policy::TermsDef;
use crate::policy::TermsGroup;
use crate::policy::TermsPart;
use crate::policy::node::Entry;
use crate::policy::node::Mapping;
use crate::policy::node::Node;
use crate::policy::node::Value;
use crate::policy::parse::characters::deceit;
use crate::policy::parse::reader::Reader;
use crate::policy::parse::tables;
use crate::policy::parse::term::is_reference;
use crate::policy::parse::word::is_tag;

impl Reader<'_> {
    /// The lists of a document; `None` if not even their names could be read.
    pub fn list_document(&mut self, node: &Node) -> Option<Vec<ListDef>> {
        let fields = self.fields(node, tables::LISTS)?;
        self.required(&fields, "lists", |reader, node| {
            let mapping = reader.mapping(node)?;
            Some(
                mapping
                    .entries
                    .iter()
                    .map(|entry| reader.list(entry))
                    .collect(),
            )
        })
    }

    /// A list that cannot be read is still named.
    fn list(&mut self, entry: &Entry) -> ListDef {
        self.check_name(&entry.key, false);
        let terms = self.value(entry, Self::terms);
        ListDef {
            name: entry.key.clone(),
            terms: terms.unwrap_or_else(|| TermsDef {
                parts: vec![],
                place: entry.value.place,
            }),
        }
    }

    /// A list's content: `$name`, a list of terms and entries, or a mapping by language.
    pub fn terms(&mut self, node: &Node) -> Option<TermsDef> {
        let parts = match &node.value {
            Value::Scalar { .. } if is_reference(node) => {
                let name = self.content(node)?;
                vec![TermsPart::List(self.list_name(name)?)]
            }
            Value::Mapping(mapping) => self.entry(node, mapping)?,
            Value::Sequence(_) => {
                let parts = self.each(node, Self::part)?;
                merge(parts.into_iter().flatten())
            }
            Value::Scalar { text, .. } => {
                let help = format!("put it in brackets: [{}]", quoted(text).trim_matches('`'));
                return self.wrong_type_help(
                    node,
                    "`$name`, a list or a mapping by language",
                    &help,
                );
            }
            Value::Unread => return None,
        };
        Some(TermsDef {
            parts,
            place: node.place,
        })
    }

    /// An element: a term without a language, `$other`, or an entry.
    fn part(&mut self, node: &Node) -> Option<Vec<TermsPart>> {
        if let Value::Mapping(mapping) = &node.value {
            return self.entry(node, mapping);
        }
        Some(vec![match self.term(node)? {
            TermDef::List(name) => TermsPart::List(name),
            term => TermsPart::Terms(group(None, None, false, vec![term])),
        }])
    }

    /// Terms by language, all with the canonical value that `is` names.
    fn entry(&mut self, node: &Node, mapping: &Mapping) -> Option<Vec<TermsPart>> {
        let is = mapping.entries.iter().find(|entry| is_canonical(entry));
        let is = is.and_then(|entry| self.value(entry, Self::canonical));
        self.group(node, is)
    }

    /// Terms by language, with `from` and `dual` among the keys.
    fn group(&mut self, node: &Node, is: Option<Name>) -> Option<Vec<TermsPart>> {
        let mapping = self.mapping(node)?;
        let mut parts = vec![];
        for entry in mapping.entries.iter().filter(|entry| !is_canonical(entry)) {
            let key = entry.key.value.as_str();
            if key == "from" {
                let terms = self.value(entry, Self::named_file);
                parts.extend(terms.map(|term| group(None, is.clone(), false, vec![term])));
            } else if key == "dual" {
                let duals = self.value(entry, |reader, node| reader.duals(node, is.as_ref()));
                parts.extend(duals.unwrap_or_default());
            } else if self.is_language(&entry.key) {
                let terms = self.value(entry, Self::term_list);
                parts.extend(terms.map(|terms| group(Some(&entry.key), is.clone(), false, terms)));
            }
        }
        if parts.is_empty() && mapping.entries.iter().all(is_canonical) && !mapping.open {
            let message = format!("{} has no terms", self.here());
            self.fault(
                Code::EmptyList,
                node.place,
                message,
                "add terms by language: `{is: dog, en: [dog]}`",
            );
        }
        Some(parts.into_iter().map(TermsPart::Terms).collect())
    }

    fn canonical(&mut self, node: &Node) -> Option<Name> {
        let is = self.content(node)?;
        if let Some((code, message, help)) = deceit(&is.value) {
            self.fault(code, is.place, message, help);
        }
        Some(is)
    }

    /// `dual`: by language, or a list of terms without one.
    fn duals(&mut self, node: &Node, is: Option<&Name>) -> Option<Vec<TermsGroup>> {
        let Value::Mapping(_) = &node.value else {
            let terms = self.term_list(node)?;
            return Some(vec![group(None, is.cloned(), true, terms)]);
        };
        let mapping = self.mapping(node)?;
        let mut groups = vec![];
        for entry in &mapping.entries {
            if self.is_language(&entry.key) {
                let terms = self.value(entry, Self::term_list);
                groups.extend(terms.map(|terms| group(Some(&entry.key), is.cloned(), true, terms)));
            }
        }
        Some(groups)
    }

    /// Whether a key is a language tag; reports it if not.
    fn is_language(&mut self, key: &Name) -> bool {
        let known = ["is", "from", "dual"];
        if !is_tag(&key.value) && nearest(&key.value, known).is_some() {
            self.unknown_key(key, &known, known.into_iter());
            return false;
        }
        self.check_tag(key)
    }
}

/// `is` with a scalar: the canonical value. With a list it is Icelandic.
fn is_canonical(entry: &Entry) -> bool {
    entry.key.value == "is" && matches!(entry.value.value, Value::Scalar { .. } | Value::Unread)
}

fn group(language: Option<&Name>, is: Option<Name>, dual: bool, terms: Vec<TermDef>) -> TermsGroup {
    TermsGroup {
        language: language.cloned(),
        is,
        dual,
        terms,
    }
}

/// Brings neighbouring plain terms into one group.
fn merge(parts: impl Iterator<Item = TermsPart>) -> Vec<TermsPart> {
    let mut merged: Vec<TermsPart> = vec![];
    for part in parts {
        match (merged.last_mut(), part) {
            (Some(TermsPart::Terms(last)), TermsPart::Terms(next))
                if is_bare(last) && is_bare(&next) =>
            {
                last.terms.extend(next.terms);
            }
            (_, part) => merged.push(part),
        }
    }
    merged
}

fn is_bare(group: &TermsGroup) -> bool {
    group.language.is_none() && group.is.is_none() && !group.dual
}
