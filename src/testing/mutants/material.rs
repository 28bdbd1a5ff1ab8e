//! Texts made out of the tests' texts, each with one thing moved, taken out or put in.

use crate::eval::Spotted;
use crate::eval::Standing;
use crate::eval::Survey;
use crate::ids::SignalId;
use crate::quantity::Kind;
use crate::segment;
use crate::span::Span;

/// A test's text of one field, and what was found in it.
pub(super) struct Material<'a> {
    pub(super) text: &'a str,
    pub(super) survey: &'a Survey,
}

impl Material<'_> {
    /// What was found of a signal, words that hold it aside.
    pub(super) fn of(&self, signal: SignalId) -> impl Iterator<Item = &Spotted> {
        let spotted = self.survey.spotted.iter();
        spotted
            .filter(move |spotted| spotted.signal == signal && spotted.standing != Standing::Loose)
    }

    /// The text with something else in a place.
    pub(super) fn with(&self, place: Span, other: &str) -> String {
        let before = self.text.get(..place.start).unwrap_or("");
        let after = self.text.get(place.end..).unwrap_or("");
        format!("{before}{other}{after}")
    }

    /// The text with the matches of two signals so many tokens apart, where they stand nearer now.
    pub(super) fn apart(&self, (one, two): (SignalId, SignalId), tokens: usize) -> Vec<String> {
        let all = segment::tokens(self.text);
        let mut out = vec![];
        for first in self.of(one) {
            for second in self.of(two) {
                let (first, second) = in_order(first.span, second.span);
                let gap = self.word(first).end;
                if first.overlaps(second) || gap > second.start {
                    continue;
                }
                let between = all.between(first.end, second.start);
                let Some(more) = tokens.checked_sub(between).filter(|more| *more > 0) else {
                    continue;
                };
                let filler = format!(" {}", self.filler()).repeat(more);
                out.push(self.with(Span::new(gap, gap), &filler));
            }
        }
        out
    }

    /// The text without the words of some signals: of all together, then of each match alone.
    pub(super) fn without(&self, signals: &[SignalId]) -> Vec<String> {
        let mut words: Vec<Span> = vec![];
        for signal in signals {
            words.extend(self.of(*signal).map(|spotted| self.word(spotted.span)));
        }
        words.sort_unstable();
        words.dedup_by(|later, earlier| {
            let joined = later.start <= earlier.end;
            if joined {
                earlier.end = earlier.end.max(later.end);
            }
            joined
        });
        let mut all = self.text.to_owned();
        for word in words.iter().rev() {
            all.replace_range(word.range(), "");
        }
        let one = words.iter().map(|word| self.with(*word, ""));
        let out = [all].into_iter().chain(one);
        // What is left of the white space on both sides.
        out.map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
            .filter(|text| !text.is_empty())
            .collect()
    }

    /// The text with `word` before and after the matches of a signal.
    pub(super) fn beside(&self, signal: SignalId, word: &str) -> Vec<String> {
        let places = self.of(signal).map(|spotted| self.word(spotted.span));
        let texts = places.flat_map(|place| {
            let before = self.with(Span::new(place.start, place.start), &format!("{word} "));
            let after = self.with(Span::new(place.end, place.end), &format!(" {word}"));
            [before, after]
        });
        texts.collect()
    }

    /// The text with a letter glued to the matches of a signal, or with their affixes off.
    pub(super) fn glued(&self, signal: SignalId) -> Vec<String> {
        let letters = self.letters();
        let mut out = vec![];
        for spotted in self.of(signal) {
            let Span { start, end, .. } = spotted.span;
            for letter in letters {
                out.push(self.with(Span::new(end, end), letter));
                out.push(self.with(Span::new(start, start), letter));
            }
        }
        out
    }

    /// What may be glued to a word: a letter that is no affix, and some that are.
    pub(super) fn letters(&self) -> [&'static str; 3] {
        if self.is_arabic() {
            ["ز", "ات", "ال"]
        } else {
            ["x", "s", "un"]
        }
    }

    /// The text with `word` so many tokens before and after the matches of a signal.
    pub(super) fn at_distance(&self, signal: SignalId, word: &str, tokens: usize) -> Vec<String> {
        let filler = format!("{} ", self.filler()).repeat(tokens);
        let places = self.of(signal).map(|spotted| self.word(spotted.span));
        let texts = places.flat_map(|place| {
            let (start, end) = (place.start, place.end);
            let before = self.with(Span::new(start, start), &format!("{word} {filler}"));
            let after = self.with(Span::new(end, end), &format!(" {filler}{word}"));
            [before, after]
        });
        texts.collect()
    }

    /// The text twice, in one sentence and in two.
    pub(super) fn doubled(&self) -> Vec<String> {
        let text = self.text.trim_end();
        let open = text.trim_end_matches(['.', '!', '?', '؟', '。']);
        vec![format!("{open}, {text}"), format!("{text} {text}")]
    }

    /// The text with signs between the letters of a match.
    pub(super) fn disguised(&self, signal: SignalId) -> Vec<String> {
        let texts = self.of(signal).map(|found| {
            let letters: Vec<String> = found.span.of(self.text).chars().map(String::from).collect();
            self.with(found.span, &letters.join("."))
        });
        texts.collect()
    }

    /// The text broken after each word in turn.
    pub(super) fn broken(&self) -> Vec<String> {
        let gaps = self.text.match_indices(' ').map(|(at, _)| at);
        let texts = gaps.flat_map(|at| {
            let gap = Span::new(at, at + 1);
            ["\n", "\n\n"].map(|ending| self.with(gap, ending))
        });
        texts.collect()
    }

    /// The text with two matches in each other's places.
    pub(super) fn swapped(&self, one: SignalId, two: SignalId) -> Vec<String> {
        let mut out = vec![];
        for first in self.of(one) {
            for second in self.of(two) {
                let (first, second) = in_order(self.word(first.span), self.word(second.span));
                if first.end <= second.start {
                    let later = self.with(second, first.of(self.text));
                    let before = later.get(..first.start).unwrap_or("");
                    let after = later.get(first.end..).unwrap_or("");
                    out.push(format!("{before}{}{after}", second.of(self.text)));
                }
            }
        }
        out
    }

    /// The words that a match stands in.
    fn word(&self, span: Span) -> Span {
        let before = self.text.get(..span.start).unwrap_or("");
        let after = self.text.get(span.end..).unwrap_or("");
        let start = before
            .char_indices()
            .rev()
            .find(|(_, c)| c.is_whitespace())
            .map_or(0, |(at, c)| at + c.len_utf8());
        let end = after.find(char::is_whitespace).unwrap_or(after.len());
        Span::new(start, span.end + end)
    }

    /// A word that says nothing.
    fn filler(&self) -> &'static str {
        if self.is_arabic() { "كلمة" } else { "word" }
    }

    fn is_arabic(&self) -> bool {
        self.text
            .chars()
            .any(|c| ('\u{620}'..='\u{64a}').contains(&c))
    }
}

fn in_order(one: Span, two: Span) -> (Span, Span) {
    if one.start <= two.start {
        (one, two)
    } else {
        (two, one)
    }
}

/// Amounts that are no number.
pub(super) const VAGUE: &[&str] = &["thousands of", "آلاف"];

/// Amounts of a kind, as texts have them.
pub(super) fn samples(kind: Kind) -> &'static [&'static str] {
    match kind.as_str() {
        "year" => &["2019", "in 2019"],
        "percent" => &["12%", "12 percent"],
        "money" => &["$1,200", "1,200 dollars"],
        "ordinal" => &["the 12th", "3rd"],
        "time" => &["12 days", "3 hours"],
        "phone" => &["+1 202 555 0143", "0800 555 019"],
        _ => &["12"],
    }
}
