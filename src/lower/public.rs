//! `public:` texts: braces name captures.

use std::collections::BTreeSet;

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::quoted;
use crate::ir::PublicPart;
use crate::ir::PublicText;
use crate::lower::faults::Faults;
use crate::lower::faults::nearest_help;
use crate::policy::Name;

/// A `public:` text as meant; every capture in it must be one of `known`. `None` for `known`: not all of them could be read.
pub fn public(
    text: &Name,
    known: Option<&BTreeSet<&str>>,
    faults: &mut Faults,
) -> Option<PublicText> {
    let parts = match parts(&text.value) {
        Ok(parts) => parts,
        Err(hole) => {
            let message = format!("the bracket at {} has no partner", quoted(&hole));
            let fault = Diagnostic::new(Code::UnknownCapture, text.place, message);
            faults.push(fault.help("write `{capture}`, and `{{` or `}}` for a bracket itself"));
            return None;
        }
    };
    for part in &parts {
        let PublicPart::Capture(name) = part else {
            continue;
        };
        let Some(known) = known.filter(|known| !known.contains(name.as_str())) else {
            continue;
        };
        let message = format!("no capture {} to put in its place", quoted(name));
        let mut fault = Diagnostic::new(Code::UnknownCapture, text.place, message);
        fault.help = nearest_help(name, known.iter().copied());
        faults.push(fault);
    }
    Some(PublicText { parts })
}

/// Text and captures in turn.
///
/// # Errors
/// What follows a bracket without its partner.
fn parts(text: &str) -> Result<Vec<PublicPart>, String> {
    let mut parts = vec![];
    let mut plain = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        let (before, bracket) = rest.split_at(at);
        plain.push_str(before);
        let twice = bracket.strip_prefix("{{").or(bracket.strip_prefix("}}"));
        if let Some(after) = twice {
            plain.extend(bracket.chars().next());
            rest = after;
            continue;
        }
        let inner = bracket
            .strip_prefix('{')
            .and_then(|inner| inner.split_once('}'));
        let Some((name, after)) = inner.filter(|(name, _)| !name.contains('{')) else {
            return Err(bracket.to_owned());
        };
        if !plain.is_empty() {
            parts.push(PublicPart::Text(std::mem::take(&mut plain)));
        }
        parts.push(PublicPart::Capture(name.trim().to_owned()));
        rest = after;
    }
    plain.push_str(rest);
    if !plain.is_empty() {
        parts.push(PublicPart::Text(plain));
    }
    Ok(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_name_captures() {
        let text = |text: &str| PublicPart::Text(text.to_owned());
        let capture = |name: &str| PublicPart::Capture(name.to_owned());
        assert_eq!(
            parts("about {count} {{x}} { object }"),
            Ok(vec![
                text("about "),
                capture("count"),
                text(" {x} "),
                capture("object")
            ])
        );
        assert_eq!(parts("{count"), Err("{count".to_owned()));
        assert_eq!(parts("a } b"), Err("} b".to_owned()));
        assert_eq!(parts(""), Ok(vec![]));
    }
}
