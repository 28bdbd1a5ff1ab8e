//! Faults of YAML's syntax in an author's words.

use std::borrow::Cow;

use granit_parser::ErrorKind;

use crate::diagnostic::Code;
use crate::diagnostic::quoted;

/// A message with help.
type Words = (Cow<'static, str>, Option<&'static str>);

const QUOTES: Option<&str> =
    Some("a text with `: `, ` #`, or a first character like `@ % > | [ { * & !` needs quotes");

/// Code, message and help for a fault of the syntax.
pub(super) fn explain(kind: &ErrorKind) -> (Code, Cow<'static, str>, Option<&'static str>) {
    if matches!(
        kind,
        ErrorKind::UndeclaredTagHandle | ErrorKind::InvalidTagTerminator | ErrorKind::MissingTagUri
    ) {
        let help = Some("leave it out; a text that begins with `!` needs quotes");
        return (Code::YamlTag, "a YAML tag stands here".into(), help);
    }
    let (message, help) = of_quotes(kind)
        .or_else(|| of_brackets(kind))
        .or_else(|| of_layout(kind))
        .unwrap_or_else(|| (kind.to_string().into(), None));
    (Code::YamlSyntax, message, help)
}

fn of_quotes(kind: &ErrorKind) -> Option<Words> {
    let doubled = "inside `'...'` a quotation mark is written twice";
    Some(match kind {
        ErrorKind::UnclosedQuotedScalar | ErrorKind::DocumentIndicatorInQuotedScalar => {
            ("a quotation mark is not closed".into(), Some(doubled))
        }
        ErrorKind::InvalidTrailingSingleQuotedScalar => (
            "something follows the closing quotation mark".into(),
            Some(doubled),
        ),
        ErrorKind::InvalidTrailingDoubleQuotedScalar => (
            "something follows the closing quotation mark".into(),
            Some("inside `\"...\"` a quotation mark is written `\\\"`"),
        ),
        ErrorKind::UnknownQuotedScalarEscape | ErrorKind::InvalidQuotedScalarHexEscape => (
            "this text has an escape that YAML does not know".into(),
            Some(
                "inside `\"...\"` a backslash is written twice; inside `'...'` it stands for itself",
            ),
        ),
        ErrorKind::UnexpectedCharacter { character } => {
            let character = quoted(&character.to_string());
            (
                format!("a text cannot begin with {character}").into(),
                QUOTES,
            )
        }
        ErrorKind::InvalidBlockScalarHeader => {
            ("a text cannot begin with `|` or `>`".into(), QUOTES)
        }
        _ => return None,
    })
}

fn of_brackets(kind: &ErrorKind) -> Option<Words> {
    Some(match kind {
        ErrorKind::UnclosedFlowCollection { open } => (
            format!("the bracket `{open}` is not closed").into(),
            Some("close it, and part its entries by `,`"),
        ),
        ErrorKind::ExpectedFlowSequenceSeparator | ErrorKind::ExpectedFlowMappingSeparator => {
            ("`,` or a closing bracket is missing here".into(), QUOTES)
        }
        ErrorKind::MisplacedFlowCollectionEnd => ("this bracket closes nothing".into(), QUOTES),
        ErrorKind::MismatchedFlowCollectionEnd { open, close } => (
            format!("the bracket `{open}` is closed by `{close}`").into(),
            Some("brackets close in the order they opened"),
        ),
        _ => return None,
    })
}

fn of_layout(kind: &ErrorKind) -> Option<Words> {
    Some(match kind {
        kind if is_tab(kind) => (
            "a tab stands where YAML takes spaces".into(),
            Some("indent with spaces"),
        ),
        ErrorKind::MappingValueNotAllowed | ErrorKind::InvalidColonPlacement => {
            ("`:` does not follow a key here".into(), QUOTES)
        }
        ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::ExpectedBlockSequenceEntry
        | ErrorKind::InvalidIndentation
        | ErrorKind::SimpleKeyExpected => (
            "this line does not fit those above it".into(),
            Some("give entries of one mapping or list the same indentation, and every key its `:`"),
        ),
        ErrorKind::BlockSequenceEntryNotAllowed | ErrorKind::BlockEntryInFlowCollection => (
            "`- ` cannot begin a list entry here".into(),
            Some("put the list on lines of its own, or write it in brackets: `[a, b]`"),
        ),
        ErrorKind::CommentInterceptedScalar => (
            "a comment stands inside a text of several lines".into(),
            Some("move the comment, or put the text in quotes"),
        ),
        _ => return None,
    })
}

/// Whether a tab is at fault.
pub(super) fn is_tab(kind: &ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::TabNotAllowed
            | ErrorKind::TabInBlockIndentation
            | ErrorKind::TabInIndentation
            | ErrorKind::TabInPlainScalar
            | ErrorKind::TabAtBlockScalarStart
    )
}
