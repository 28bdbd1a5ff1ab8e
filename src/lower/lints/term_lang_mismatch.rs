//! A term in the letters of another language.

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::quoted;
use crate::ir::TermSet;
use crate::lower::cases::is_arabic;
use crate::lower::faults::Faults;
use crate::lower::tally::Tally;

/// Languages written in Latin letters alone.
const LATIN: [&str; 7] = ["de", "en", "es", "fr", "id", "pt", "tr"];

/// Reports Latin terms under `ar`, and terms without a Latin letter under languages that have no others. A tag that names a
/// script (`ar-Latn`) means it.
pub fn check(set: &TermSet, faults: &mut Faults) {
    let mut tally = Tally::default();
    for term in set.terms.iter() {
        let Some(language) = term.language().filter(|tag| !tag.names_script()) else {
            continue;
        };
        let has = |script: fn(char) -> bool| term.text().chars().any(script);
        let foreign = match language.primary() {
            "ar" => has(is_latin) && !has(is_arabic),
            code if LATIN.contains(&code) => has(is_foreign) && !has(is_latin),
            _ => false,
        };
        if foreign {
            let message = format!(
                "{} stands under `{}` in other letters",
                quoted(term.text()),
                language.tag()
            );
            let fault = Diagnostic::new(Code::TermLangMismatch, term.place(), message);
            tally.push(
                fault.help("put it under its own language, whose affixes it takes"),
                faults,
            );
        }
    }
    tally.finish(faults);
}

/// Letters of Arabic, Cyrillic or Chinese texts.
fn is_foreign(c: char) -> bool {
    is_arabic(c) || matches!(c, '\u{400}'..='\u{52f}' | '\u{4e00}'..='\u{9fff}')
}

fn is_latin(c: char) -> bool {
    c.is_alphabetic() && c < '\u{250}'
}
