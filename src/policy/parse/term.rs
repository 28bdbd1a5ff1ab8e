//! Single terms, references to lists, and `from:` files.

use crate::diagnostic::Code;
use crate::diagnostic::quoted;
use crate::limits;
use crate::policy::Name;
use crate::policy::TermDef;
use crate::policy::node::Node;
use crate::policy::node::Value;
use crate::policy::parse::characters::deceit;
use crate::policy::parse::reader::Reader;
use crate::policy::parse::tables;
use crate::policy::parse::word::is_name;

impl Reader<'_> {
    /// Terms of one language: a list of terms and `$other`, or `{from: file}`.
    pub fn term_list(&mut self, node: &Node) -> Option<Vec<TermDef>> {
        match &node.value {
            Value::Mapping(_) => self.term_file(node).map(|term| vec![term]),
            Value::Scalar { .. } if is_reference(node) => self.term(node).map(|term| vec![term]),
            Value::Scalar { text, .. } => {
                let help = format!("put it in brackets: [{}]", quoted(text).trim_matches('`'));
                self.wrong_type_help(node, "a list of terms", &help)
            }
            _ => self.each(node, Self::term),
        }
    }

    /// One element of a list of terms.
    pub fn term(&mut self, node: &Node) -> Option<TermDef> {
        if matches!(node.value, Value::Mapping(_)) {
            return self.term_file(node);
        }
        let term = self.content(node)?;
        if is_reference(node) {
            return self.list_name(term).map(TermDef::List);
        }
        if term.value.len() > limits::TERM_BYTES {
            let message = format!(
                "the term {} is longer than {} bytes",
                quoted(&term.value),
                limits::TERM_BYTES
            );
            self.fault(
                Code::TooLarge,
                term.place,
                message,
                "make several terms of it",
            );
            return None;
        }
        if let Some((code, message, help)) = deceit(&term.value) {
            self.fault(code, term.place, message, help);
            return None;
        }
        self.one_line(node, &term);
        Some(TermDef::Term(term))
    }

    /// A bare term that goes on in the next line: nearly always a dash that is indented otherwise than those above it.
    fn one_line(&mut self, node: &Node, term: &Name) {
        let source = self.diagnostics.sources.text(term.place.source);
        let written = source.get(term.place.span.range()).unwrap_or("");
        let bare = matches!(node.value, Value::Scalar { plain: true, .. });
        if !bare || !written.contains('\n') {
            return;
        }
        let message = format!("the term goes on in the next line: {}", quoted(&term.value));
        let help = match term.value.contains(" - ") {
            true => "indent each dash of the list alike; a `-` in a term stands in quotes",
            false => "write a term in one line, or in quotes",
        };
        self.fault(Code::TermOverLines, term.place, message, help);
    }

    /// The list's name of `$name`.
    pub fn list_name(&mut self, reference: Name) -> Option<Name> {
        let name = reference.value.strip_prefix('$').unwrap_or("");
        if let Some((code, message, help)) = deceit(name) {
            self.fault(code, reference.place, message, help);
            return None;
        }
        if is_name(name, false) && !name.starts_with(|c: char| c.is_numeric()) {
            return Some(Name::new(name.to_owned(), reference.place));
        }
        let message = format!(
            "{} is neither a list's name nor a term",
            quoted(&reference.value)
        );
        let help = "a list is named as `$name`; a term that begins with `$` is written `\\$`";
        self.fault(Code::BadTerm, reference.place, message, help);
        None
    }

    fn term_file(&mut self, node: &Node) -> Option<TermDef> {
        let fields = self.fields(node, tables::FROM)?;
        self.required(&fields, "from", Self::named_file)
    }

    /// The terms of the file that a `from` names.
    pub fn named_file(&mut self, node: &Node) -> Option<TermDef> {
        let path = self.text(node)?;
        let terms = self.files.read(&path, self.diagnostics)?;
        Some(TermDef::File(terms))
    }
}

/// Whether a scalar is written as `$name` rather than as a term.
pub fn is_reference(node: &Node) -> bool {
    node.text().is_some_and(|text| text.starts_with('$'))
}
