//! Sentences: UAX #29, abbreviations aside, and a break at every line end.

use icu_segmenter::SentenceSegmenter;
use icu_segmenter::options::SentenceBreakInvariantOptions;

use crate::language::abbreviations;
use crate::segment::lines::{lines, trimmed};
use crate::segment::word::is_attached;
use crate::span::Span;

/// No listed abbreviation has more characters than this, so a look back goes no further.
const LONGEST_ABBREVIATION: usize = 16;

/// The sentences of the part `within` of a text, in order, trimmed of white space; what is outside does not matter.
pub fn sentences(text: &str, within: Span) -> Vec<Span> {
    let part = within.of(text);
    let mut sentences = Vec::new();
    for line in lines(part) {
        sentences_of_line(part, line, &mut sentences);
    }
    for sentence in &mut sentences {
        sentence.start += within.start;
        sentence.end += within.start;
    }
    sentences
}

fn sentences_of_line(part: &str, line: Span, sentences: &mut Vec<Span>) {
    let segmenter = SentenceSegmenter::new(SentenceBreakInvariantOptions::default());
    let text = line.of(part);
    let mut start = 0;
    for end in segmenter.segment_str(text) {
        let last = end == text.len();
        if end == 0 || (!last && goes_on(text, end)) {
            continue;
        }
        let sentence = Span::new(line.start + start, line.start + end);
        sentences.extend(trimmed(part, sentence));
        start = end;
    }
}

/// Whether a sentence goes on at `end`, where UAX #29 ends it.
fn goes_on(text: &str, end: usize) -> bool {
    let (before, after) = text.split_at_checked(end).unwrap_or((text, ""));
    ends_in_abbreviation(before)
        || is_inside_word(before, after)
        || is_inside_row(before, after)
        || is_pause(before, after)
}

/// Whether two full stops or more are a pause: a letter of a script without capitals follows, which UAX #29 takes for the
/// beginning of a sentence. Before a small letter it goes on by itself.
fn is_pause(before: &str, after: &str) -> bool {
    let caseless = |c: char| c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase();
    before.trim_end().ends_with("..") && after.chars().next().is_some_and(caseless)
}

/// Whether a full stop between white space stands in a row of single letters: `ه . د . د`.
fn is_inside_row(before: &str, after: &str) -> bool {
    let stop = before.trim_end().strip_suffix('.');
    let letter = stop.map(|head| (head, head.trim_end()));
    letter.is_some_and(|(head, trimmed)| {
        head.len() > trimmed.len()
            && is_single(trimmed.chars().rev().skip_while(|c| is_attached(*c)))
            && is_single(after.chars())
    })
}

/// Whether the first is a letter that is no part of a longer word.
fn is_single(mut scalars: impl Iterator<Item = char>) -> bool {
    let letter = scalars.next().is_some_and(char::is_alphabetic);
    letter
        && scalars
            .find(|c| !is_attached(*c))
            .is_none_or(|c| !c.is_alphanumeric())
}

/// Whether both may stand in a word whose letters are signs and digits, one of small letters or of capitals.
const fn are_leet(one: char, other: char) -> bool {
    const fn sign(c: char) -> bool {
        matches!(c, '@' | '$' | '0'..='9')
    }
    (one.is_ascii_lowercase() || sign(one)) && (other.is_ascii_lowercase() || sign(other))
        || (one.is_ascii_uppercase() || sign(one)) && (other.is_ascii_uppercase() || sign(other))
}

const TATWEEL: char = 'ـ';

/// Whether the sign between is there to hide a word: a full stop behind a single letter (`ه.د.د`) or beside a tatweel, an
/// exclamation mark between small Latin letters or between capitals (`k!ll`, `K!LL`).
fn is_inside_word(before: &str, after: &str) -> bool {
    let Some(next) = after.chars().next() else {
        return false;
    };
    let mut back = before.chars().rev();
    let (sign, last, other) = (back.next(), back.next(), back.next());
    match (sign, last) {
        (Some('.'), Some(last)) => {
            let single = other.is_none_or(|other| !other.is_alphanumeric());
            let drawn_out = last == TATWEEL || next == TATWEEL;
            (single || drawn_out) && last.is_alphabetic() && next.is_alphabetic()
        }
        (Some('!'), Some(last)) => are_leet(last, next),
        _ => false,
    }
}

/// Whether `text` ends, white space aside, in an abbreviation: a listed one, or single letters each with a full stop.
fn ends_in_abbreviation(text: &str) -> bool {
    let text = text.trim_end();
    if !text.ends_with('.') {
        return false;
    }
    let mut start = text.len();
    let mut length = 0;
    for (at, c) in text.char_indices().rev() {
        if !(c.is_alphanumeric() || c == '.') {
            break;
        }
        length += 1;
        if length > LONGEST_ABBREVIATION {
            return false;
        }
        start = at;
    }
    let word = text.get(start..).unwrap_or("").to_lowercase();
    abbreviations().binary_search(&word.as_str()).is_ok() || is_initials(&word)
}

/// `u.s.`, `ص.ب.`: two or more single letters, each with a full stop.
fn is_initials(word: &str) -> bool {
    let mut letters = 0;
    let mut chars = word.chars();
    while let Some(c) = chars.next() {
        if !c.is_alphabetic() || chars.next() != Some('.') {
            return false;
        }
        letters += 1;
    }
    letters >= 2
}

#[cfg(test)]
mod tests {
    use super::sentences;
    use crate::span::Span;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found = sentences(text, Span::new(0, text.len()));
        let found: Vec<&str> = found.into_iter().map(|s| s.of(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn marks_end_sentences_and_abbreviations_do_not() {
        check("One. Two! Three? Four", &["One.", "Two!", "Three?", "Four"]);
        check(
            "Dr. Smith met Mrs. Jones. They left.",
            &["Dr. Smith met Mrs. Jones.", "They left."],
        );
        check(
            "قال د. أحمد ذلك. ثم ذهب؟ نعم.",
            &["قال د. أحمد ذلك.", "ثم ذهب؟", "نعم."],
        );
        check(
            "The U.S. Army and the U.K. Navy.",
            &["The U.S. Army and the U.K. Navy."],
        );
        check("The end was near Mr.", &["The end was near Mr."]);
        check(
            "لقد ه.د.د الوزير. ثم ذهب.انتهى",
            &["لقد ه.د.د الوزير.", "ثم ذهب.", "انتهى"],
        );
        check("ph!$h!ng sites", &["ph!$h!ng sites"]);
        check(
            "هددوا... بقتل الرهائن.. غدا. ثم",
            &["هددوا... بقتل الرهائن.. غدا.", "ثم"],
        );
        check(
            "They left... Then they came.",
            &["They left...", "Then they came."],
        );
        check(
            "سنقـ.ـتل لاد.فنـ.ك 1441 هـ. ثم",
            &["سنقـ.ـتل لاد.", "فنـ.ك 1441 هـ. ثم"],
        );
        check("ه . د . د الوزير . ثم", &["ه . د . د الوزير .", "ثم"]);
        check("K!LL Y0U ALL! NOW", &["K!LL Y0U ALL!", "NOW"]);
        check("Kill!Now kill!Now", &["Kill!", "Now kill!", "Now"]);
        check("they sa!d so! yes!", &["they sa!d so!", "yes!"]);
        check(
            "It rose 3.5% to ٣٫٥. Good.",
            &["It rose 3.5% to ٣٫٥.", "Good."],
        );
    }

    #[test]
    fn a_line_end_ends_a_sentence() {
        check(
            "one\ntwo\r\nthree\u{85}four\u{2028}five\u{2029} six",
            &["one", "two", "three", "four", "five", "six"],
        );
        check("Mr.\nSmith", &["Mr.", "Smith"]);
        check(" \n\n *** \n", &["***"]);
        check("", &[]);
    }

    #[test]
    fn what_is_outside_does_not_matter() {
        let text = "No. “Go. Now.” Yes.";
        let inner = Span::new(7, 15);
        let found: Vec<&str> = sentences(text, inner)
            .into_iter()
            .map(|s| s.of(text))
            .collect();
        assert_eq!(inner.of(text), "Go. Now.");
        assert_eq!(found, ["Go.", "Now."]);
    }

    #[test]
    fn abbreviations_are_sorted_lower_case_and_short() {
        let all = crate::language::abbreviations();
        assert!(all.is_sorted());
        for one in all {
            assert!(one.ends_with('.') && *one == one.to_lowercase(), "{one}");
            assert!(one.chars().count() <= super::LONGEST_ABBREVIATION, "{one}");
        }
    }
}
