//! Characters that make a term or name look like something else.

use icu_properties::CodePointMapData;
use icu_properties::CodePointSetData;
use icu_properties::props::EmojiModifierBase;
use icu_properties::props::ExtendedPictographic;
use icu_properties::props::Script;

use crate::diagnostic::Code;
use crate::diagnostic::is_deceptive;
use crate::diagnostic::quoted;

/// What is deceptive about a term or name, if something is: code, message and help.
pub fn deceit(text: &str) -> Option<(Code, String, &'static str)> {
    if is_plain(text) {
        return None;
    }
    unseen(text).or_else(|| mixed(text))
}

/// Whether a text holds nothing but signs of ASCII and the letters that most terms are made of, which hide nothing and
/// are no look-alikes of each other.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|b| (b' '..=b'~').contains(&b))
        || text.chars().all(|c| {
            matches!(c, ' '..='~' | '\u{c0}'..='\u{24f}' | '\u{621}'..='\u{63a}' | '\u{641}'..='\u{64a}')
        })
}

/// The first character of a text that its readers would not see, if there is one.
pub fn unseen(text: &str) -> Option<(Code, String, &'static str)> {
    if is_plain(text) {
        return None;
    }
    let mut before = None;
    for c in text.chars() {
        let fault = match c {
            '\t' | '\n' | '\r' => None,
            _ if c.is_control() => Some((Code::ControlCharacter, "remove the control character")),
            '\u{61c}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}' => Some((
                Code::BidiControl,
                "remove it: texts are matched without such controls, and it misleads readers",
            )),
            '\u{200c}' | '\u{200d}' if joins(text, before) => None,
            '\u{e0020}'..='\u{e007f}' if text.contains('\u{1f3f4}') => None,
            _ if is_deceptive(c) => Some((
                Code::Invisible,
                "remove it: texts are matched without such characters",
            )),
            _ => None,
        };
        if let Some((code, help)) = fault {
            let message = format!(
                "{} holds the unseen character U+{:04X}",
                quoted(text),
                u32::from(c)
            );
            return Some((code, message, help));
        }
        before = Some(c);
    }
    None
}

/// Whether a joiner may stand behind `before`: in a text of a script that uses joiners, or between emoji.
fn joins(text: &str, before: Option<char>) -> bool {
    let emoji = |c: char| {
        c == '\u{fe0f}'
            || ('\u{1f3fb}'..='\u{1f3ff}').contains(&c)
            || CodePointSetData::new::<ExtendedPictographic>().contains(c)
            || CodePointSetData::new::<EmojiModifierBase>().contains(c)
    };
    before.is_some_and(emoji) || text.chars().any(|c| uses_joiners(script(c)))
}

fn script(c: char) -> Script {
    CodePointMapData::<Script>::new().get(c)
}

fn uses_joiners(script: Script) -> bool {
    [
        Script::Arabic,
        Script::Syriac,
        Script::Mandaic,
        Script::Nko,
        Script::Mongolian,
        Script::Adlam,
        Script::Devanagari,
        Script::Bengali,
        Script::Gurmukhi,
        Script::Gujarati,
        Script::Oriya,
        Script::Tamil,
        Script::Telugu,
        Script::Kannada,
        Script::Malayalam,
        Script::Sinhala,
        Script::Khmer,
        Script::Myanmar,
        Script::Tibetan,
        Script::Balinese,
        Script::Javanese,
    ]
    .contains(&script)
}

/// Latin with Cyrillic or Greek letters inside one word.
fn mixed(text: &str) -> Option<(Code, String, &'static str)> {
    let (mut latin, mut other) = (false, false);
    for c in text.chars() {
        if c.is_alphanumeric() {
            let script = script(c);
            latin |= script == Script::Latin;
            other |= script == Script::Cyrillic || script == Script::Greek;
        } else if script(c) != Script::Inherited && c != '_' {
            (latin, other) = (false, false);
        }
        if latin && other {
            let message = format!(
                "{} mixes Latin letters with Cyrillic or Greek ones in one word",
                quoted(text)
            );
            let help =
                "write the word in one script; look-alikes in texts are found by `fold: skeleton`";
            return Some((Code::MixedScript, message, help));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> Option<Code> {
        deceit(text).map(|(code, _, _)| code)
    }

    #[test]
    fn deceptive_characters_have_codes() {
        for (text, expected) in [
            ("p\u{430}ypal", Some(Code::MixedScript)),
            ("τext", Some(Code::MixedScript)),
            ("Telegram Телеграм", None),
            ("a\u{202e}b", Some(Code::BidiControl)),
            ("ب\u{200f}", Some(Code::BidiControl)),
            ("a\u{200b}b", Some(Code::Invisible)),
            ("a\u{200d}b", Some(Code::Invisible)),
            ("a\u{ad}b", Some(Code::Invisible)),
            ("می\u{200c}خواهم", None),
            ("क\u{200d}ष", None),
            ("👨\u{200d}👩\u{200d}👧", None),
            ("❤\u{fe0f}", None),
            ("أزال*", None),
            ("a\u{7}b", Some(Code::ControlCharacter)),
        ] {
            assert_eq!(code(text), expected, "{text:?}");
        }
    }
}
