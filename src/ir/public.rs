//! What may be told to the person concerned.

/// A statement of reasons, with places for captures: `about {count} {object}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicText {
    /// Its parts, in order.
    pub parts: Vec<PublicPart>,
}

/// A part of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PublicPart {
    /// Text as it stands.
    Text(String),
    /// The value of a capture.
    Capture(String),
}

impl PublicText {
    /// The statement with its captures filled in; `None` if one of them is not there: a statement with a hole in it states
    /// nothing.
    pub fn filled(&self, value: impl Fn(&str) -> Option<String>) -> Option<String> {
        let parts = self.parts.iter().map(|part| match part {
            PublicPart::Text(text) => Some(text.clone()),
            PublicPart::Capture(name) => value(name),
        });
        parts.collect()
    }
}
