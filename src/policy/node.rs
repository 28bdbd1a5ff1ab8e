//! YAML as we read it: mappings, lists and scalars, each with its place.

use crate::policy::Name;
use crate::policy::plain::Plain;
use crate::source::Place;

/// A node of a YAML document.
#[derive(Clone, Debug)]
pub struct Node {
    /// What it is.
    pub value: Value,
    /// Where it stands.
    pub place: Place,
}

/// What a node is.
#[derive(Clone, Debug)]
pub enum Value {
    /// A scalar.
    Scalar {
        /// After YAML's escapes.
        text: String,
        /// Written without quotes or block marker, so that YAML may take it for null, a number or a truth value.
        plain: bool,
    },
    /// A list.
    Sequence(Vec<Node>),
    /// A mapping.
    Mapping(Mapping),
    /// Something that was refused, and a diagnostic says so.
    Unread,
}

/// A mapping: keys are strings, and no key stands twice.
#[derive(Clone, Debug, Default)]
pub struct Mapping {
    /// In the order of writing.
    pub entries: Vec<Entry>,
    /// Whether entries were refused, so that a key that seems to be missing may be one of them.
    pub open: bool,
}

/// One key with its value.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The key.
    pub key: Name,
    /// The value.
    pub value: Node,
}

impl Node {
    /// What YAML takes a scalar for; quoted ones are texts. `None` for collections.
    pub fn plain(&self) -> Option<Plain> {
        match &self.value {
            Value::Scalar { text, plain: true } => Some(Plain::of(text)),
            Value::Scalar { .. } => Some(Plain::Text),
            _ => None,
        }
    }

    /// Whether it is null.
    pub fn is_null(&self) -> bool {
        self.plain() == Some(Plain::Null)
    }

    /// The scalar's text, if YAML takes it for a text.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar { text, .. } if self.plain() == Some(Plain::Text) => Some(text),
            _ => None,
        }
    }
}
