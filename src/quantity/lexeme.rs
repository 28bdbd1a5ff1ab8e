//! The folded text as words, numbers in digits, and signs.

use icu_properties::CodePointMapData;
use icu_properties::props::GeneralCategory;

use crate::fold::FoldedText;
use crate::quantity::digits::{Digits, Run, is_separator, read};
use crate::segment::{is_word_char, parts_unspaced};
use crate::span::Span;

/// What stands between a lexeme and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing.
    None,
    /// White space inside a line, a zero width space, or a letter of a script without spaces on either side.
    Space,
    /// The text's start, or a line end: no number goes across.
    Break,
}

/// What a lexeme is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Letters and marks.
    Word,
    /// A number in digits.
    Digits(Digits),
    /// Groups of digits parted by plain spaces: a number where a language that leads groups so.
    Spaced {
        digits: Digits,
        /// How many lexemes they take.
        lexemes: usize,
    },
    /// Digits that are no amount: a date, a version, an address.
    Void,
    /// Any other scalar.
    Sign(char),
}

/// A piece of the folded text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lexeme {
    pub(super) span: Span,
    pub(super) gap: Gap,
    pub(super) form: Form,
}

/// The lexemes of a folded text; `text` is its original.
pub(super) fn lexemes(text: &str, folded: &FoldedText) -> Vec<Lexeme> {
    let mut lexer = Lexer {
        original: text,
        folded,
        at: 0,
        gap: Gap::Break,
        hashtag_end: 0,
        lexemes: Vec::new(),
    };
    while let Some(next) = lexer.peek() {
        lexer.take(next);
    }
    lexer.lexemes
}

/// Bytes that an IPv6 address takes at most.
const ADDRESS: usize = 39;
/// Colons of an IPv6 address, where no two stand together; times have fewer.
const FEWEST_COLONS: usize = 4;

/// What `№` folds to.
const NUMERO: &str = "no";

struct Lexer<'t> {
    original: &'t str,
    folded: &'t FoldedText,
    at: usize,
    gap: Gap,
    /// Where the last hashtag ends; inside it `_` is a space.
    hashtag_end: usize,
    lexemes: Vec<Lexeme>,
}

impl<'t> Lexer<'t> {
    fn rest(&self, from: usize) -> &'t str {
        self.folded.text().get(from..).unwrap_or("")
    }

    fn peek(&self) -> Option<char> {
        self.rest(self.at).chars().next()
    }

    fn take(&mut self, next: char) {
        if next.is_whitespace() {
            let line_end = matches!(next, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}');
            if line_end || self.gap == Gap::Break {
                self.gap = Gap::Break;
            } else {
                self.gap = Gap::Space;
            }
            self.at += next.len_utf8();
        } else if next.is_ascii_digit() {
            self.take_cluster();
        } else if self.is_numero() {
            self.push(self.at + NUMERO.len(), Form::Sign('№'));
        } else if is_word_char(next) {
            let rest = self.rest(self.at);
            self.push(self.at + word_at_start(rest), Form::Word);
        } else if next == '_' && self.at < self.hashtag_end {
            self.gap = Gap::Space;
            self.at += 1;
        } else {
            self.push(self.at + next.len_utf8(), Form::Sign(next));
            if next == '#' {
                self.hashtag_end = self.at + hashtag_at_start(self.rest(self.at));
            }
        }
    }

    /// Whether the letters here were one sign.
    fn is_numero(&self) -> bool {
        let here = Span::new(self.at, self.at + NUMERO.len());
        self.rest(self.at).starts_with(NUMERO)
            && self.folded.original(here).of(self.original) == "№"
    }

    fn push(&mut self, end: usize, form: Form) {
        let mut gap = self.gap;
        if gap == Gap::None && (self.folded.breaks_at(self.at) || self.parts_unspaced()) {
            gap = Gap::Space;
        }
        let span = Span::new(self.at, end);
        self.lexemes.push(Lexeme { span, gap, form });
        self.at = end;
        self.gap = Gap::None;
    }

    /// Whether no space is needed between the word characters around this place.
    fn parts_unspaced(&self) -> bool {
        let before = self.folded.text().get(..self.at).unwrap_or("");
        match (before.chars().next_back(), self.peek()) {
            (Some(last), Some(next)) => {
                is_word_char(last) && is_word_char(next) && parts_unspaced(last, next)
            }
            _ => false,
        }
    }

    fn take_cluster(&mut self) {
        let runs = self.cluster();
        let end = runs.last().map_or(self.at, |run| run.span.end);
        let all = Span::new(self.at, end);
        let numbers = if self.is_glued(end) {
            None
        } else if let Some(digits) = self.with_fraction(all, &runs) {
            Some(vec![(all, digits)])
        } else if self.has_odd_digits(all) {
            None
        } else {
            read(self.folded.text(), &runs)
        };
        let Some(numbers) = numbers else {
            self.void_before_fraction(&runs);
            return self.push(end, Form::Void);
        };
        for (span, digits) in numbers {
            if let Some(dash) = self.peek().filter(|_| self.at < span.start) {
                self.push(span.start, Form::Sign(dash));
            }
            self.push(span.end, Form::Digits(digits));
        }
    }

    /// `1 1/2`: the whole before a fraction is part of what is not read.
    fn void_before_fraction(&mut self, runs: &[Run]) {
        let is_fraction = matches!(runs, [_, last] if last.separator == Some('/'));
        if let Some(Lexeme { form, .. }) = self.lexemes.last_mut()
            && matches!(form, Form::Digits(digits) if (1..=3).contains(&digits.single))
            && (is_fraction && self.gap == Gap::Space)
        {
            *form = Form::Void;
        }
    }

    /// Digits, and after each separator digits again.
    fn cluster(&self) -> Vec<Run> {
        let mut runs = Vec::new();
        let (mut separator, mut start) = (None, self.at);
        loop {
            let span = Span::new(start, start + digits_at_start(self.rest(start)));
            runs.push(Run { separator, span });
            let Some(next) = self.rest(span.end).chars().next() else {
                return runs;
            };
            start = span.end + next.len_utf8();
            let digits = digits_at_start(self.rest(start));
            let goes_on = if next == ' ' {
                digits == 3 && self.is_grouping_space(&runs, span.end)
            } else {
                digits > 0 && is_separator(next)
            };
            if !goes_on {
                return runs;
            }
            separator = Some(next);
        }
    }

    /// Whether the folded space at `at` was a no-break or thin space between groups of digits.
    fn is_grouping_space(&self, runs: &[Run], at: usize) -> bool {
        let source = self.folded.original(Span::new(at, at + 1));
        let space = matches!(
            source.of(self.original),
            "\u{A0}" | "\u{202F}" | "\u{2009}" | "\u{2007}" | "\u{2008}"
        );
        let groups = match runs {
            [only] => only.span.len() <= 3,
            [.., last] => last.separator == Some(' '),
            [] => false,
        };
        space && groups
    }

    /// Digits with a fraction in one sign (2½), or with the slash that is a decimal sign between Persian digits (۱/۵).
    fn with_fraction(&self, all: Span, runs: &[Run]) -> Option<Digits> {
        let [front, last] = runs else {
            return None;
        };
        let original = self.folded.original(all).of(self.original);
        let front = front.span.of(self.folded.text());
        if last.separator == Some('/') {
            let persian = |c: char| c == '/' || matches!(c, '۰'..='۹');
            let decimals = last.span.of(self.folded.text());
            let short = front.len() <= 3 && decimals.len() <= 2;
            return (short && original.chars().all(persian))
                .then(|| Digits::with_decimals(front, decimals))?;
        }
        let decimals = match original.chars().next_back()? {
            '½' => "5",
            '¼' => "25",
            '¾' => "75",
            _ => return None,
        };
        let whole = original.trim_end_matches(['½', '¼', '¾']);
        let digits = whole.chars().all(|c| c.is_ascii_digit()) && whole.len() <= 3;
        digits
            .then(|| Digits::with_decimals(if whole.is_empty() { "0" } else { whole }, decimals))?
    }

    /// Superscripts, circled digits and the like: notes and bullets rather than amounts.
    fn has_odd_digits(&self, span: Span) -> bool {
        let original = self.folded.original(span).of(self.original);
        !original.is_ascii()
            && original.chars().any(|c| {
                let category = CodePointMapData::<GeneralCategory>::new().get(c);
                c.is_numeric() && category != GeneralCategory::DecimalNumber
            })
    }

    /// Whether a sign glues the digits to what makes an address, a path or a fraction of them. Letters are the grammar's.
    fn is_glued(&self, end: usize) -> bool {
        let mut before = self
            .folded
            .text()
            .get(..self.at)
            .unwrap_or("")
            .chars()
            .rev();
        let (last, before_last) = (before.next(), before.next());
        let mut after = self.rest(end).char_indices();
        let (next, second) = (after.next(), after.next());
        let in_hashtag = self.at < self.hashtag_end;
        let left = match last {
            Some('@' | '\\' | '/' | '\u{2044}' | '\u{2212}') => true,
            Some('_') if in_hashtag => false,
            Some('_' | '=') => before_last.is_some_and(is_word_char),
            Some('.' | ',' | '٫') => before_last.is_none_or(char::is_whitespace),
            _ => false,
        };
        let right = match (next, second) {
            (Some((_, '_')), _) if in_hashtag => false,
            (Some((_, '@' | '_')), Some((_, c))) => is_word_char(c),
            (Some((_, '.')), Some((at, c))) => c.is_ascii_alphabetic() && self.is_lower(end + at),
            _ => false,
        };
        left || right || self.in_address(end)
    }

    /// Whether the digits from here to `end` are part of an IPv6 address: `2001:db8::1`.
    fn in_address(&self, end: usize) -> bool {
        let text = self.folded.text();
        let inside = |b: &u8| b.is_ascii_hexdigit() || *b == b':';
        let (before, after) = text
            .as_bytes()
            .split_at_checked(self.at)
            .unwrap_or_default();
        let before = before.iter().rev().take(ADDRESS);
        let start = self.at - before.take_while(|b| inside(b)).count();
        let after = after.iter().take(ADDRESS);
        let end = (self.at + after.take_while(|b| inside(b)).count()).max(end);
        let address = text.get(start..end).unwrap_or("");
        let mut left = text.get(..start).unwrap_or("").chars();
        let colons = address.matches(':').count();
        colons > 1
            && (address.contains("::") || colons >= FEWEST_COLONS)
            && !address.starts_with(':')
            && !left.next_back().is_some_and(is_word_char)
    }

    /// Whether the folded ASCII letter at `at` was a small one.
    fn is_lower(&self, at: usize) -> bool {
        let source = self.folded.original(Span::new(at, at + 1));
        source.of(self.original).starts_with(char::is_lowercase)
    }
}

fn hashtag_at_start(text: &str) -> usize {
    let outside = |c: char| !is_word_char(c) && c != '_';
    text.find(outside).unwrap_or(text.len())
}

/// Letters and marks; of a script without spaces one letter.
fn word_at_start(text: &str) -> usize {
    let mut last = None;
    for (at, c) in text.char_indices() {
        let parted = last.is_some_and(|last| parts_unspaced(last, c));
        if !is_word_char(c) || c.is_ascii_digit() || parted {
            return at;
        }
        last = Some(c);
    }
    text.len()
}

fn digits_at_start(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}
