//! Words of a narrow form: names, ids, language tags, versions, actions, and those of closed lists.

use crate::diagnostic::Code;
use crate::diagnostic::nearest;
use crate::diagnostic::quoted;
use crate::policy::At;
use crate::policy::Name;
use crate::policy::node::Node;
use crate::policy::node::Value;
use crate::policy::parse::characters::deceit;
use crate::policy::parse::reader::Reader;
use crate::policy::parse::reader::listed;
use crate::policy::parse::scalar::in_quotes;
use crate::policy::plain::Plain;

/// Characters of the longest name.
const LONGEST_NAME: usize = 128;

impl Reader<'_> {
    /// The id of a rule, a filter, an exception, a node; or a label's name: it may have dots.
    pub fn id(&mut self, node: &Node) -> Option<Name> {
        let name = self.text(node)?;
        self.check_name(&name, true).then_some(name)
    }

    /// Whether a name is well formed; reports it if not.
    pub fn check_name(&mut self, name: &Name, dots: bool) -> bool {
        if let Some((code, message, help)) = deceit(&name.value) {
            self.fault(code, name.place, message, help);
            return false;
        }
        if is_name(&name.value, dots) {
            return true;
        }
        let what = if dots { "an id" } else { "a name" };
        let message = format!("{} is not {what}", quoted(&name.value));
        let more = if dots {
            ", `_`, `-` and `.`"
        } else {
            ", `_` and `-`"
        };
        let help = format!(
            "take letters, digits{more}, a letter first, as in `{}`",
            suggestion(&name.value, dots)
        );
        self.fault(Code::UnknownValue, name.place, message, &help);
        false
    }

    /// One word of a closed list.
    pub fn word<T: Copy>(&mut self, node: &Node, words: &[(&'static str, T)]) -> Option<At<T>> {
        let names: Vec<_> = words.iter().map(|(word, _)| *word).collect();
        let Some(text) = node.text() else {
            return self.wrong_type(node, &format!("one of {}", listed(&names)));
        };
        if let Some((_, value)) = words.iter().find(|(word, _)| *word == text) {
            return Some(At::new(*value, node.place));
        }
        let message = format!("{} cannot be {}", self.here(), quoted(text));
        let help = match nearest(text, names.iter().copied()) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("one of {}", listed(&names)),
        };
        self.fault(Code::UnknownValue, node.place, message, &help);
        None
    }

    /// A BCP 47 tag.
    pub fn tag(&mut self, node: &Node) -> Option<Name> {
        let tag = self.text(node)?;
        self.check_tag(&tag).then_some(tag)
    }

    /// Whether a language tag is well formed; reports it if not.
    pub fn check_tag(&mut self, tag: &Name) -> bool {
        if is_tag(&tag.value) {
            return true;
        }
        let message = format!("{} is not a language tag", quoted(&tag.value));
        self.fault(
            Code::UnknownValue,
            tag.place,
            message,
            "a tag is like `ar`, `en` or `pt-BR`",
        );
        false
    }

    /// `MAJOR.MINOR.PATCH`
    pub fn version(&mut self, node: &Node) -> Option<Name> {
        let numeric = matches!(node.plain(), Some(Plain::Integer(_) | Plain::Float));
        let text = match &node.value {
            Value::Scalar { text, .. } if numeric || node.text().is_some() => text,
            _ => return self.wrong_type_help(node, "a version", &in_quotes(node)),
        };
        if !numeric && is_version(text) {
            return Some(Name::new(text.clone(), node.place));
        }
        let message = format!("{} is not a version", quoted(text));
        self.fault(
            Code::BadVersion,
            node.place,
            message,
            "a version is three numbers, as in `1.0.0`",
        );
        None
    }

    /// What the caller should do: a kebab-case word.
    pub fn action(&mut self, node: &Node) -> Option<Name> {
        let action = self.text(node)?;
        let kebab = |part: &str| {
            !part.is_empty()
                && part
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        };
        if action.value.split('-').all(kebab)
            && action.value.starts_with(|c: char| c.is_ascii_lowercase())
        {
            return Some(action);
        }
        let message = format!("{} is not an action", quoted(&action.value));
        self.fault(
            Code::UnknownValue,
            action.place,
            message,
            "an action is a word like `log` or `send-to-review`",
        );
        None
    }
}

/// Letters, digits, marks, `_`, `-`, and dots if asked for, beginning with a letter, digit or `_`.
pub fn is_name(text: &str, dots: bool) -> bool {
    let inner =
        |c: char| c.is_alphanumeric() || c == '_' || c == '-' || (dots && c == '.') || is_mark(c);
    let starts = text.starts_with(|c: char| c.is_alphanumeric() || c == '_');
    let doubled = text.contains("..") || text.ends_with('.');
    starts && !doubled && text.chars().all(inner) && text.chars().count() <= LONGEST_NAME
}

/// Marks that words of many scripts cannot be written without, and the joiners that [`deceit`] let pass.
fn is_mark(c: char) -> bool {
    use icu_properties::CodePointMapData;
    use icu_properties::props::GeneralCategory as G;
    matches!(c, '\u{200c}' | '\u{200d}')
        || matches!(
            CodePointMapData::<G>::new().get(c),
            G::NonspacingMark | G::SpacingMark
        )
}

fn suggestion(text: &str, dots: bool) -> String {
    let mut out = String::new();
    for c in text.chars().take(LONGEST_NAME) {
        if c.is_alphanumeric() || c == '-' || (dots && c == '.') {
            out.extend(c.to_lowercase());
        } else if !out.is_empty() && !out.ends_with('_') {
            out.push('_');
        }
    }
    let out = out.trim_matches(['_', '.', '-']);
    if out.is_empty() {
        "my_name".into()
    } else {
        out.to_owned()
    }
}

/// A well-formed tag: a primary language of two or three letters, then subtags.
pub fn is_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let primary = parts.next().unwrap_or("");
    (2..=3).contains(&primary.len())
        && primary.bytes().all(|b| b.is_ascii_alphabetic())
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
        })
}

/// Three whole numbers without leading zeros.
fn is_version(text: &str) -> bool {
    let number = |part: &str| {
        (1..=9).contains(&part.len())
            && part.bytes().all(|b| b.is_ascii_digit())
            && (part == "0" || !part.starts_with('0'))
    };
    text.split('.').count() == 3 && text.split('.').all(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_words() {
        for name in [
            "a",
            "takedown_statistic.counted",
            "سحب",
            "हिन्दी",
            "x-1",
            "_a",
        ] {
            assert!(is_name(name, true), "{name}");
        }
        for name in ["", "a b", ".a", "a.", "a..b", "-a", "$a", "a/b"] {
            assert!(!is_name(name, true), "{name}");
        }
        assert!(!is_name("a.b", false));
        assert_eq!(suggestion("My Rule!", true), "my_rule");
    }

    #[test]
    fn versions_have_three_numbers() {
        assert!(is_version("1.0.10"));
        for version in [
            "1", "1.0", "1.0.0.0", "1.0.x", "01.0.0", "v1.0.0", "1.0.0-a",
        ] {
            assert!(!is_version(version), "{version}");
        }
    }
}
