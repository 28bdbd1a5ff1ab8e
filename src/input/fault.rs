//! What is wrong with one document of an input.

use crate::document::Id;

/// A document that could not be read, in the place of its verdict.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, serde::Serialize)]
#[serde(into = "Shown")]
#[error("{message}")]
pub struct InputFault {
    /// The document's id if it could be told, else its line number (a text file's path).
    pub id: Id,
    /// What is wrong, for programs.
    pub code: InputCode,
    /// What is wrong, for people.
    pub message: String,
}

/// What can be wrong with a document. A code never changes its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum InputCode {
    /// None of the text fields is there.
    NoText,
    /// A value of a type that does not fit its place.
    WrongType,
    /// The line is no JSON, or JSON that two readers could understand differently.
    BadJson,
    /// The line or text is over the bound. It is refused, never cut.
    TextTooLong,
    /// The text file is not UTF-8.
    NotUtf8,
}

impl InputCode {
    /// As shown.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NoText => "no-text",
            Self::WrongType => "wrong-type",
            Self::BadJson => "bad-json",
            Self::TextTooLong => "text-too-long",
            Self::NotUtf8 => "not-utf8",
        }
    }
}

/// The form of the output: `{"id": ..., "error": {"code": ..., "message": ...}}`.
#[derive(serde::Serialize)]
struct Shown {
    id: Id,
    error: ShownError,
}

#[derive(serde::Serialize)]
struct ShownError {
    code: InputCode,
    message: String,
}

impl From<InputFault> for Shown {
    fn from(fault: InputFault) -> Self {
        Self {
            id: fault.id,
            error: ShownError {
                code: fault.code,
                message: fault.message,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_stands_in_the_place_of_a_verdict() {
        let fault = InputFault {
            id: Id::Number(7),
            code: InputCode::NoText,
            message: "line 1: no `text`".to_owned(),
        };
        assert_eq!(
            serde_json::to_string(&fault).unwrap(),
            r#"{"id":7,"error":{"code":"no-text","message":"line 1: no `text`"}}"#
        );
    }
}
