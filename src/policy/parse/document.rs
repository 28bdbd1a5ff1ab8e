//! One YAML document → a document of its kind.

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::nearest;
use crate::diagnostic::quoted;
use crate::policy::Documents;
use crate::policy::node::Mapping;
use crate::policy::node::Node;
use crate::policy::node::Value;
use crate::policy::parse::reader::Reader;
use crate::policy::parse::reader::described;
use crate::policy::parse::reader::listed;
use crate::policy::parse::tables;
use crate::policy::plain::Plain;
use crate::policy::term_file::TermFiles;

/// Reads one document into `documents`; faults go into `diagnostics`.
pub fn parse(
    node: &Node,
    documents: &mut Documents,
    diagnostics: &mut Diagnostics,
    files: &mut TermFiles,
) {
    let mut reader = Reader::new(diagnostics, files);
    if matches!(&node.value, Value::Scalar { text, plain: true } if text.is_empty()) {
        return;
    }
    let Some(kind) = reader.head(node) else {
        documents.incomplete = true;
        return;
    };
    match kind {
        "policy" => {
            let manifest = reader.manifest(node);
            let labels = manifest.as_ref().map_or(0, |read| read.labels.len());
            documents.incomplete |= labels == 0;
            documents.manifests.extend(manifest);
        }
        "lists" => {
            let lists = reader.list_document(node);
            documents.incomplete |= lists.is_none();
            documents.lists.extend(lists.unwrap_or_default());
        }
        "signals" => {
            let shared = reader.shared(node);
            documents.incomplete |= shared.as_ref().is_none_or(|shared| shared.id.is_none());
            documents.shared.extend(shared);
        }
        "rule" => {
            let rule = reader.rule(node);
            documents.incomplete |= rule.as_ref().is_none_or(|rule| rule.id.is_none());
            documents.rules.extend(rule);
        }
        _ => documents.filters.extend(reader.filter(node)),
    }
}

impl Reader<'_> {
    /// Checks `bayan: 1` and gives the kind; `None` if the document is not to be read further.
    fn head(&mut self, node: &Node) -> Option<&'static str> {
        let mapping = self.root_mapping(node)?;
        let first = mapping.entries.first()?;
        let get = |key: &str| mapping.entries.iter().find(|entry| entry.key.value == key);
        let kind = get("kind");
        let ours = kind.and_then(|entry| entry.value.text());
        let Some(bayan) = get("bayan") else {
            let ours = ours.is_some_and(|kind| tables::KINDS.contains(&kind));
            return self.without_head(mapping, ours);
        };
        if first.key.value != "bayan" && !mapping.open {
            let message = "`bayan: 1` is not the first key of its document";
            let help = "move `bayan: 1` to the top";
            self.fault(Code::MissingKey, first.key.place, message, help);
        }
        self.value(bayan, |reader, node| reader.language_version(node))?;
        let Some(kind) = kind else {
            if !mapping.open {
                self.missing(first.key.place, "kind");
            }
            return None;
        };
        self.value(kind, |reader, node| reader.kind(node))
    }

    fn root_mapping<'n>(&mut self, node: &'n Node) -> Option<&'n Mapping> {
        let message = match &node.value {
            Value::Unread => return None,
            Value::Mapping(mapping) if mapping.open || !mapping.entries.is_empty() => {
                return Some(mapping);
            }
            Value::Mapping(_) => "an empty mapping is no policy document".to_owned(),
            _ => format!("a policy document is a mapping, not {}", described(node)),
        };
        let help = "begin it with `bayan: 1`, or move the file elsewhere";
        self.fault(Code::NotAPolicy, node.place, message, help);
        None
    }

    /// A document without `bayan`: ours if its kind is, foreign otherwise.
    fn without_head(&mut self, mapping: &Mapping, ours: bool) -> Option<&'static str> {
        let first = mapping.entries.first()?;
        let misspelt = nearest(&first.key.value, ["bayan"]).is_some();
        if mapping.open && ours {
            // A refused key may have been it.
        } else if misspelt {
            self.unknown_key(&first.key, &["bayan"], ["bayan"].into_iter());
        } else if ours {
            let message = "the first key `bayan: 1` is missing";
            self.fault(
                Code::MissingKey,
                first.key.place,
                message,
                "add `bayan: 1` at the top",
            );
        } else {
            let message =
                "this YAML document is no policy document: it does not begin with `bayan: 1`";
            self.fault(
                Code::NotAPolicy,
                first.key.place,
                message,
                "begin it with `bayan: 1`, or move the file out of the policy's folder",
            );
            return None;
        }
        let kind = mapping
            .entries
            .iter()
            .find(|entry| entry.key.value == "kind");
        kind.and_then(|kind| self.value(kind, |reader, node| reader.kind(node)))
    }

    fn language_version(&mut self, node: &Node) -> Option<()> {
        match node.plain() {
            Some(Plain::Integer(Some(1))) => Some(()),
            Some(Plain::Integer(_) | Plain::Float) => {
                let message = format!(
                    "version {} of the policy language is not supported",
                    described(node)
                );
                let message = message.replace("the number ", "");
                self.fault(
                    Code::UnsupportedLanguageVersion,
                    node.place,
                    message,
                    "write `bayan: 1`",
                );
                None
            }
            _ => self.wrong_type_help(node, "the number `1`", "write `bayan: 1`"),
        }
    }

    fn kind(&mut self, node: &Node) -> Option<&'static str> {
        let Some(text) = node.text() else {
            return self.wrong_type(node, &format!("one of {}", listed(tables::KINDS)));
        };
        if let Some(kind) = tables::KINDS.iter().find(|kind| **kind == text) {
            return Some(kind);
        }
        let help = match nearest(text, tables::KINDS.iter().copied()) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("one of {}", listed(tables::KINDS)),
        };
        self.fault(
            Code::UnknownKind,
            node.place,
            format!("unknown kind {}", quoted(text)),
            &help,
        );
        None
    }
}
