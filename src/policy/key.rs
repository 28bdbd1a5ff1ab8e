//! Keys of mappings: strings, each once.

use std::collections::HashMap;

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::quoted;
use crate::policy::Name;
use crate::policy::node::Node;
use crate::policy::node::Value;
use crate::policy::plain::Plain;
use crate::source::Place;

/// A key as read.
#[derive(Debug)]
pub enum Key {
    /// One to keep.
    Good(Name),
    /// One that was refused, and its value with it.
    Refused,
    /// `<<`
    Merge,
}

/// Reads a key; the first of a name is remembered in `seen`.
pub fn as_key(node: Node, seen: &mut HashMap<String, Place>) -> (Key, Option<Diagnostic>) {
    let place = node.place;
    let refuse = |code, message: String, help: &str| {
        let fault = Diagnostic::new(code, place, message).help(help);
        (Key::Refused, Some(fault))
    };
    let plain = node.plain();
    let text = match node.value {
        Value::Unread => return (Key::Refused, None),
        Value::Scalar { text, plain: true } if text == "<<" => {
            let fault = Diagnostic::new(Code::YamlAnchor, place, "`<<` is a merge key")
                .help("write the entries out");
            return (Key::Merge, Some(fault));
        }
        Value::Scalar { text, .. } if plain == Some(Plain::Text) => text,
        Value::Scalar { text, .. } => {
            if text.is_empty() {
                let help = "write a word before the `:`";
                return refuse(Code::NonStringKey, "a key is empty".into(), help);
            }
            let message = format!("the key {} is not a text", quoted(&text));
            return refuse(
                Code::NonStringKey,
                message,
                &format!("put it in quotes: \"{text}\""),
            );
        }
        Value::Sequence(_) | Value::Mapping(_) => {
            let message = "a list or mapping stands where a key is due".into();
            return refuse(
                Code::NonStringKey,
                message,
                "a key is a word, followed by `:`",
            );
        }
    };
    if let Some(first) = seen.get(&text) {
        let message = format!("the key {} stands twice in this mapping", quoted(&text));
        let fault = Diagnostic::new(Code::DuplicateKey, place, message)
            .help("remove one of them, or bring their values together")
            .related("it stands here first", *first);
        return (Key::Refused, Some(fault));
    }
    seen.insert(text.clone(), place);
    (Key::Good(Name::new(text, place)), None)
}
