//! What a regex must be: readable, small, never empty, and able to match a folded text.

use std::collections::HashMap;
use std::ops::Range;

use regex_automata::meta;
use regex_syntax::ast::ErrorKind;
use regex_syntax::hir::Class;
use regex_syntax::hir::Hir;
use regex_syntax::hir::HirKind;

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::quoted;
use crate::fold::Profile;
use crate::fold::fold_pattern;
use crate::ir::SignalKind;
use crate::ir::needed;
use crate::limits;
use crate::lower::faults::Faults;
use crate::lower::regex_style::style_fault;
use crate::lower::signals::Signals;
use crate::parallel::in_order;
use crate::policy::Name;

/// Marks behind one letter that a message names.
const MOST_MARKS: usize = 3;

/// The regexes looked at so far.
#[derive(Debug, Default)]
pub struct Regexes<'a> {
    /// Those that can be read, each once.
    read: Vec<Read>,
    number_of: HashMap<&'a str, usize>,
    /// Where each is used, in order.
    uses: Vec<(&'a Name, usize)>,
    /// What each compiled to; `None`: it is refused.
    made: Vec<Option<meta::Regex>>,
}

/// A regex that can be read.
#[derive(Debug)]
struct Read {
    hir: Hir,
    /// Literals of which every match holds one; `None`: nothing is known.
    atoms: Option<Vec<String>>,
}

/// What a regex compiled to, and the literals of which every match holds one.
pub type Compiled = (meta::Regex, Vec<String>);

/// A regex that can be used, unless it turns out to be too big.
#[derive(Debug)]
pub struct Checked {
    /// Its named groups, in order.
    pub groups: Vec<String>,
}

impl<'a> Regexes<'a> {
    /// Checks a regex as used under a fold; `None` where it cannot be used.
    pub fn check(
        &mut self,
        pattern: &'a Name,
        fold: Profile,
        faults: &mut Faults,
    ) -> Option<Checked> {
        let hir = match regex_syntax::parse(&pattern.value) {
            Ok(hir) => hir,
            Err(error) => {
                faults.push(syntax_fault(pattern, &error, faults));
                return None;
            }
        };
        let shape = shape_fault(pattern, &hir).or_else(|| fold_fault(pattern, &hir, fold, faults));
        if let Some(fault) = shape {
            faults.push(fault);
            return None;
        }
        let read = &mut self.read;
        let number = *self.number_of.entry(&pattern.value).or_insert_with(|| {
            let atoms = needed(&hir);
            read.push(Read { hir, atoms });
            read.len() - 1
        });
        let Read { hir, atoms } = self.read.get(number)?;
        if atoms.is_none() {
            let message =
                "no letter or sign of the regex is required, so it is tried on every text";
            let fault = Diagnostic::new(Code::OpenRegex, pattern.place, message);
            faults.push(fault.help("ask for a letter or sign that every match holds"));
        }
        if let Some(fault) = style_fault(pattern, hir) {
            faults.push(fault);
        }
        let mut groups = vec![];
        collect_groups(hir, &mut groups);
        self.uses.push((pattern, number));
        Some(Checked { groups })
    }

    /// Compiles all that can be read; those that are too big, or too big together, are refused.
    pub fn compile(&mut self, faults: &mut Faults) {
        let worth = self.read.len() > WORTH_THREADS;
        let made = in_order(
            worth,
            &self.read,
            || (),
            |(), read| {
                let config = meta::Config::new().nfa_size_limit(Some(limits::REGEX_BYTES));
                let built = meta::Builder::new()
                    .configure(config)
                    .build_from_hir(&read.hir);
                built.ok()
            },
        );
        let mut total = 0;
        for regex in made {
            let within = total <= limits::REGEX_TOTAL_BYTES;
            total += regex.as_ref().map_or(0, meta::Regex::memory_usage);
            self.made.push(regex.filter(|_| within));
        }
        for (pattern, number) in &self.uses {
            if self.is_refused(*number) {
                faults.push(self.size_fault(pattern, *number));
            }
        }
    }

    fn is_refused(&self, number: usize) -> bool {
        self.made.get(number).is_none_or(Option::is_none)
    }

    fn size_fault(&self, pattern: &Name, number: usize) -> Diagnostic {
        let before = self.made.iter().take(number).flatten();
        let before: usize = before.map(meta::Regex::memory_usage).sum();
        let message = if before > limits::REGEX_TOTAL_BYTES {
            format!(
                "the regexes of the policy compile to more than {} bytes",
                limits::REGEX_TOTAL_BYTES
            )
        } else {
            format!(
                "the regex compiles to more than {} bytes",
                limits::REGEX_BYTES
            )
        };
        let fault = Diagnostic::new(Code::RegexTooBig, pattern.place, message);
        fault.help("repeat less (`{1,20}` instead of `{1,1000}`), or use smaller classes")
    }

    /// Marks the signals of a rule whose regexes are refused.
    pub fn mark_refused(&self, signals: &mut Signals) {
        for (signal, broken) in signals.all.iter().zip(&mut signals.broken) {
            if let SignalKind::Regex(pattern) = &signal.kind {
                let number = self.number_of.get(pattern.as_str());
                *broken |= number.is_none_or(|number| self.is_refused(*number));
            }
        }
    }

    /// What the regexes compiled to, by how they are written.
    pub fn compiled(self) -> HashMap<String, Compiled> {
        let Self {
            number_of,
            mut read,
            mut made,
            ..
        } = self;
        let each = number_of.into_iter().filter_map(|(pattern, number)| {
            let regex = made.get_mut(number)?.take()?;
            let atoms = read.get_mut(number)?.atoms.take();
            Some((pattern.to_owned(), (regex, atoms.unwrap_or_default())))
        });
        each.collect()
    }
}

/// Regexes from which on threads are worth their beginning.
const WORTH_THREADS: usize = 8;

fn syntax_fault(pattern: &Name, error: &regex_syntax::Error, faults: &Faults) -> Diagnostic {
    let (message, range) = match error {
        regex_syntax::Error::Parse(error) => (error.kind().to_string(), bytes(error.span())),
        regex_syntax::Error::Translate(error) => (error.kind().to_string(), bytes(error.span())),
        _ => ("it cannot be read".to_owned(), 0..pattern.value.len()),
    };
    let message = format!("the regex cannot be read: {message}");
    let help = match error {
        regex_syntax::Error::Parse(error) => syntax_help(error.kind()),
        _ => None,
    };
    let mut fault = Diagnostic::new(Code::RegexSyntax, faults.within(pattern, range), message);
    fault.help = help.map(str::to_owned);
    fault
}

fn syntax_help(kind: &ErrorKind) -> Option<&'static str> {
    match kind {
        ErrorKind::UnsupportedLookAround => {
            Some("say what stands around a match by `near`, and what must not by `except`")
        }
        ErrorKind::UnsupportedBackreference => {
            Some("write the part again, or make two signals of it and join them by `seq`")
        }
        ErrorKind::GroupUnclosed => Some("close it by `)`, or write `\\(` for the sign itself"),
        ErrorKind::GroupUnopened => Some("write `\\)` for the sign itself"),
        ErrorKind::ClassUnclosed => Some("close it by `]`, or write `\\[` for the sign itself"),
        ErrorKind::RepetitionMissing => Some(
            "write what is to be repeated before it, or `\\*`, `\\+`, `\\?` for the sign itself",
        ),
        _ => None,
    }
}

fn bytes(span: &regex_syntax::ast::Span) -> Range<usize> {
    span.start.offset..span.end.offset
}

fn shape_fault(pattern: &Name, hir: &Hir) -> Option<Diagnostic> {
    match hir.properties().minimum_len() {
        Some(0) => {
            let message = "the regex matches the empty text";
            let fault = Diagnostic::new(Code::RegexEmpty, pattern.place, message);
            Some(fault.help("let it ask for one character at least, `+` instead of `*`"))
        }
        None => {
            let message = "the regex can match no text at all";
            let fault = Diagnostic::new(Code::RegexCannotMatch, pattern.place, message);
            Some(fault.help("some part of it admits no character at all: remove that part"))
        }
        Some(_) => None,
    }
}

fn fold_fault(pattern: &Name, hir: &Hir, fold: Profile, faults: &Faults) -> Option<Diagnostic> {
    let (letter, folded) = changed(hir, fold)?;
    let asked = quoted(&letter);
    let message = match folded.as_str() {
        "" => format!("the regex asks for {asked}, which the fold drops from every text"),
        folded if is_spelled_otherwise(&letter, folded) => format!(
            "the regex asks for {asked} as {}, which the fold writes as {}",
            characters(&letter),
            characters(folded)
        ),
        folded => format!(
            "the regex asks for {asked}, which the fold turns into {}",
            quoted(folded)
        ),
    };
    let place = match pattern.value.find(&letter) {
        Some(start) => faults.within(pattern, start..start + letter.len()),
        None => pattern.place,
    };
    let help = match folded.as_str() {
        "" => "leave it out, or use `fold: exact`".to_owned(),
        folded if is_spelled_otherwise(&letter, folded) => {
            format!("write {}, or use `fold: exact`", quoted(&escaped(folded)))
        }
        folded => format!("write {}, or use `fold: exact`", quoted(folded)),
    };
    Some(Diagnostic::new(Code::RegexCannotMatch, place, message).help(help))
}

/// Whether both look alike: a letter with its mark, as one character or as two.
fn is_spelled_otherwise(letter: &str, folded: &str) -> bool {
    letter.chars().count() > 1 || folded.chars().any(is_mark)
}

/// Marks that are written onto the letter before them.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}')
}

/// A text for a regex, its marks as escapes.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if is_mark(c) {
            out.push_str(&format!("\\x{{{:x}}}", u32::from(c)));
        } else {
            out.push(c);
        }
    }
    out
}

/// `2 characters (U+0065 U+0301)`
fn characters(text: &str) -> String {
    let codes: Vec<String> = text
        .chars()
        .map(|c| format!("U+{:04X}", u32::from(c)))
        .collect();
    match codes.len() {
        1 => format!("one character ({})", codes.concat()),
        number => format!("{number} characters ({})", codes.join(" ")),
    }
}

/// The first literal letter that the fold changes, and what it becomes. Depth is bounded by the regex parser.
fn changed(hir: &Hir, fold: Profile) -> Option<(String, String)> {
    match hir.kind() {
        HirKind::Literal(literal) => changed_literal(std::str::from_utf8(&literal.0).ok()?, fold),
        HirKind::Class(class) => changed_class(class, fold),
        _ => hir.kind().subs().iter().find_map(|sub| changed(sub, fold)),
    }
}

fn changed_literal(literal: &str, fold: Profile) -> Option<(String, String)> {
    let folded = fold_pattern(fold, literal);
    if folded == literal {
        return None;
    }
    let letters = literal
        .chars()
        .map(|c| (c.to_string(), fold_pattern(fold, &c.to_string())));
    let letter = letters
        .into_iter()
        .find(|(letter, folded)| letter != folded);
    Some(
        letter
            .or_else(|| joined(literal, fold))
            .unwrap_or_else(|| (literal.to_owned(), folded)),
    )
}

/// A letter and the marks behind it that the fold joins into one, where no character changes by itself.
fn joined(literal: &str, fold: Profile) -> Option<(String, String)> {
    let letters: Vec<char> = literal.chars().collect();
    let mut pieces = (2..=MOST_MARKS + 1).flat_map(|length| letters.windows(length));
    pieces.find_map(|piece| {
        let piece: String = piece.iter().collect();
        let folded = fold_pattern(fold, &piece);
        (folded != piece).then_some((piece, folded))
    })
}

/// A class fails only when the fold leaves none of its characters; large classes hold some that stay.
fn changed_class(class: &Class, fold: Profile) -> Option<(String, String)> {
    const MOST: usize = 64;
    let letters: Vec<String> = match class {
        Class::Unicode(class) => {
            let all = class.iter().flat_map(|range| range.start()..=range.end());
            all.take(MOST + 1).map(String::from).collect()
        }
        Class::Bytes(_) => return None,
    };
    let changed = |letter: &String| (letter.clone(), fold_pattern(fold, letter));
    let all_change = letters.len() <= MOST
        && letters
            .iter()
            .all(|letter| fold_pattern(fold, letter) != *letter);
    all_change.then(|| letters.first().map(changed)).flatten()
}

fn collect_groups(hir: &Hir, groups: &mut Vec<String>) {
    if let HirKind::Capture(capture) = hir.kind()
        && let Some(name) = &capture.name
    {
        groups.push(name.to_string());
    }
    for sub in hir.kind().subs() {
        collect_groups(sub, groups);
    }
}
