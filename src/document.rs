//! What is labelled: one or more named text fields, and a flat map of facts about them.

use std::collections::BTreeMap;

/// The name of the only field of a plain text.
pub const TEXT: &str = "text";

/// A document to label: an id, named text fields in order of their names, and `meta`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// Given back in the verdict as it came: a string or an integer.
    pub id: Option<Id>,
    /// Text by field name. A plain text has the one field `text`.
    pub fields: BTreeMap<String, String>,
    /// Facts beside the text. Nested objects have dotted keys (`author.age`).
    pub meta: BTreeMap<String, Meta>,
}

/// A document's id.
#[derive(
    Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
#[serde(untagged)]
pub enum Id {
    /// `"id": 7`: any integer of 64 bits, with a sign or without.
    Number(#[serde(deserialize_with = "whole")] i128),
    /// `"id": "a7"`
    Text(String),
}

/// One fact of `meta`. Numbers that are not whole equal only themselves.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(untagged)]
pub enum Meta {
    /// `null`: the key exists, and equals nothing.
    Null,
    /// A truth value.
    Bool(bool),
    /// A whole number of 64 bits, with a sign or without.
    Number(#[serde(deserialize_with = "whole")] i128),
    /// A text.
    Text(String),
    /// Several scalars: `eq` and `in` hold if some element does.
    Many(Vec<Meta>),
    /// A number with a point or an exponent, or of more bits, in its shortest form; it is within no bounds.
    Other {
        /// The number's own digits.
        number: String,
    },
}

/// An integer of 64 bits, which an untagged enum cannot read as one of 128.
fn whole<'de, D: serde::Deserializer<'de>>(from: D) -> Result<i128, D::Error> {
    #[derive(serde::Deserialize)]
    #[serde(untagged)]
    enum Whole {
        Signed(i64),
        Large(u64),
    }
    serde::Deserialize::deserialize(from).map(|number| match number {
        Whole::Signed(number) => number.into(),
        Whole::Large(number) => number.into(),
    })
}

impl Document {
    /// A document with the one field `text`.
    pub fn text(text: impl Into<String>) -> Self {
        Self::default().with_field(TEXT, text)
    }

    /// The same document with a text field more.
    #[must_use]
    pub fn with_field(mut self, name: impl Into<String>, text: impl Into<String>) -> Self {
        self.fields.insert(name.into(), text.into());
        self
    }

    /// The same document with an id.
    #[must_use]
    pub fn with_id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(Id::Text(id.into()));
        self
    }

    /// The same document with a fact more.
    #[must_use]
    pub fn with_meta(mut self, key: impl Into<String>, value: Meta) -> Self {
        self.meta.insert(key.into(), value);
        self
    }
}

/// A document that is borrowed: a [`Document`], or a plain text without id and facts.
#[derive(Clone, Copy, Debug)]
pub struct DocumentRef<'a> {
    /// As in a [`Document`].
    pub id: Option<&'a Id>,
    /// As in a [`Document`].
    pub meta: &'a BTreeMap<String, Meta>,
    fields: Fields<'a>,
}

#[derive(Clone, Copy, Debug)]
enum Fields<'a> {
    Text(&'a str),
    Named(&'a BTreeMap<String, String>),
}

static NO_META: BTreeMap<String, Meta> = BTreeMap::new();

impl<'a> DocumentRef<'a> {
    /// Names and texts of the fields, in order of names.
    pub fn fields(&self) -> impl Iterator<Item = (&'a str, &'a str)> + use<'a> {
        let (text, named) = match self.fields {
            Fields::Text(text) => (Some((TEXT, text)), None),
            Fields::Named(named) => (None, Some(named)),
        };
        let named = named.into_iter().flatten();
        let named = named.map(|(name, text)| (name.as_str(), text.as_str()));
        text.into_iter().chain(named)
    }

    /// How many fields there are.
    pub fn field_count(&self) -> usize {
        match self.fields {
            Fields::Text(_) => 1,
            Fields::Named(named) => named.len(),
        }
    }
}

impl<'a> From<&'a Document> for DocumentRef<'a> {
    fn from(document: &'a Document) -> Self {
        Self {
            id: document.id.as_ref(),
            meta: &document.meta,
            fields: Fields::Named(&document.fields),
        }
    }
}

impl<'a> From<&'a str> for DocumentRef<'a> {
    fn from(text: &'a str) -> Self {
        Self {
            id: None,
            meta: &NO_META,
            fields: Fields::Text(text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An id beyond the signed integers is written and read as it is.
    #[test]
    fn large_integers_come_back() {
        for text in ["18446744073709551615", "-9223372036854775808", "7"] {
            let id: Id = serde_json::from_str(text).unwrap();
            assert!(matches!(id, Id::Number(_)), "{text}");
            assert_eq!(serde_json::to_string(&id).unwrap(), text);
            let fact: Meta = serde_json::from_str(text).unwrap();
            assert!(matches!(fact, Meta::Number(_)), "{text}");
        }
    }
}
