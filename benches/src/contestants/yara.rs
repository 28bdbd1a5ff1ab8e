//! YARA-X: one rule of all terms, `nocase fullword`, any of them, on the raw text.
//!
//! It folds only ASCII case, and `fullword` looks at ASCII alone. Its spans are read only where hits are compared: asking
//! for them costs a step a pattern, so while the clock runs it says only whether the rule holds. All of it makes its job
//! easier than ours.

use std::fmt::Write;

use yara_x::Rules;
use yara_x::Scanner;

use crate::contestants::Contestant;
use crate::contestants::Hit;
use crate::contestants::Text;

/// A scanner; its rules live as long as the program.
pub struct Yara {
    scanner: Scanner<'static>,
}

impl Yara {
    /// Compiles the terms.
    pub fn new(terms: &[String]) -> Result<Self, String> {
        let mut source = String::from("rule listed {\n  strings:\n");
        for (number, term) in terms.iter().enumerate() {
            let _ = writeln!(
                source,
                "    $t{number} = \"{}\" nocase fullword",
                escaped(term)
            );
        }
        source.push_str("  condition: any of them\n}\n");
        let rules = yara_x::compile(source.as_str()).map_err(|error| error.to_string())?;
        let rules: &'static Rules = Box::leak(Box::new(rules));
        Ok(Self {
            scanner: Scanner::new(rules),
        })
    }
}

/// Bytes beyond ASCII as hexadecimal.
fn escaped(term: &str) -> String {
    let mut out = String::new();
    for byte in term.bytes() {
        match byte {
            b'"' | b'\\' => out.extend(['\\', char::from(byte)]),
            0x20..0x7f => out.push(char::from(byte)),
            _ => {
                let _ = write!(out, "\\x{byte:02x}");
            }
        }
    }
    out
}

impl Contestant for Yara {
    fn name(&self) -> String {
        "YARA-X".into()
    }

    fn run(&mut self, text: &Text) -> usize {
        let found = self
            .scanner
            .scan(text.text.as_bytes())
            .expect("a scan without a time limit ends");
        found.matching_rules().len()
    }

    fn hits(&mut self, text: &Text) -> Vec<Hit> {
        let found = self
            .scanner
            .scan(text.text.as_bytes())
            .expect("a scan without a time limit ends");
        let mut hits = vec![];
        for rule in found.matching_rules() {
            for (term, pattern) in rule.patterns().enumerate() {
                let hit = |found: yara_x::Match<'_, '_>| Hit {
                    start: found.range().start,
                    end: found.range().end,
                    term,
                };
                hits.extend(pattern.matches().map(hit));
            }
        }
        hits
    }
}
