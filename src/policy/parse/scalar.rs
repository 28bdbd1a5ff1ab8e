//! Scalars: texts, numbers, truth values.

use std::ops::RangeInclusive;

use crate::diagnostic::Code;
use crate::diagnostic::quoted;
use crate::policy::At;
use crate::policy::Name;
use crate::policy::node::Node;
use crate::policy::node::Value;
use crate::policy::parse::reader::Reader;
use crate::policy::parse::reader::described;
use crate::policy::plain::Plain;

impl Reader<'_> {
    /// A text that is not empty.
    pub fn text(&mut self, node: &Node) -> Option<Name> {
        match node.text() {
            Some(text) if text.trim().is_empty() => {
                let message = format!("{} is an empty text", self.here());
                let help = "write something there, or leave the key out";
                self.fault(Code::WrongType, node.place, message, help);
                None
            }
            Some(text) => Some(Name::new(text.to_owned(), node.place)),
            None => self.wrong_type_help(node, "a text", &in_quotes(node)),
        }
    }

    /// A text where only content is due (a term, a quotation): what YAML takes for something else is a coercion.
    pub fn content(&mut self, node: &Node) -> Option<Name> {
        match node.plain() {
            Some(Plain::Text) => node
                .text()
                .map(|text| Name::new(text.to_owned(), node.place)),
            Some(_) => {
                let message = format!(
                    "{} must be a text, and YAML reads {} here",
                    self.here(),
                    described(node)
                );
                self.fault(Code::YamlCoercion, node.place, message, &in_quotes(node));
                None
            }
            None => self.wrong_type(node, "a text"),
        }
    }

    /// A text of a document to test: it may be empty.
    pub fn document_text(&mut self, node: &Node) -> Option<String> {
        match node.text() {
            Some(text) => Some(text.to_owned()),
            None => self.wrong_type_help(node, "a text", &in_quotes(node)),
        }
    }

    /// A truth value.
    pub fn truth(&mut self, node: &Node) -> Option<bool> {
        match node.plain() {
            Some(Plain::Bool(truth)) => Some(truth),
            _ => self.wrong_type_help(
                node,
                "`true` or `false`",
                "write `true` or `false`, without quotes",
            ),
        }
    }

    /// A whole number within a range.
    pub fn integer(&mut self, node: &Node, range: RangeInclusive<i64>) -> Option<At<i64>> {
        let wide = i128::from(*range.start())..=i128::from(*range.end());
        let number = self.whole(node, &wide)?;
        i64::try_from(number)
            .ok()
            .map(|number| At::new(number, node.place))
    }

    /// A whole number from 0.
    pub fn natural(&mut self, node: &Node) -> Option<At<u64>> {
        let number = self.whole(node, &(0..=i128::from(u64::MAX)))?;
        u64::try_from(number)
            .ok()
            .map(|number| At::new(number, node.place))
    }

    /// A whole number within a range of any width.
    pub fn whole(&mut self, node: &Node, range: &RangeInclusive<i128>) -> Option<i128> {
        let number = match node.plain() {
            Some(Plain::Integer(number)) => number,
            Some(Plain::Text) if is_digits(node) => {
                return self.wrong_type_help(
                    node,
                    "a whole number",
                    "write the number without quotes",
                );
            }
            _ => return self.wrong_type(node, "a whole number"),
        };
        if let Some(number) = number
            && range.contains(&number)
        {
            return Some(number);
        }
        let bounds =
            match *range.end() == i128::from(u64::MAX) || *range.end() == i128::from(i64::MAX) {
                true => format!("{} at least", range.start()),
                false => format!("from {} to {}", range.start(), range.end()),
            };
        let message = format!("{} must be {bounds}, not {}", self.here(), described(node));
        self.fault(Code::OutOfRange, node.place, message, "");
        None
    }
}

fn is_digits(node: &Node) -> bool {
    node.text().is_some_and(|text| {
        let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
        !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
    })
}

/// Help for a scalar that YAML did not take for a text.
pub fn in_quotes(node: &Node) -> String {
    match &node.value {
        Value::Scalar { text, .. } if text.is_empty() => {
            "write a text here, in quotes if it is empty".into()
        }
        Value::Scalar { text, .. } => {
            let text = quoted(text);
            format!("write it in quotes: \"{}\"", text.trim_matches('`'))
        }
        _ => String::new(),
    }
}
