//! A text with some of its words in disguise.

use crate::span::Span;
use crate::testing::evasions::technique::Technique;
use crate::testing::evasions::technique::is_mark;
use crate::verdict::AffixSide;
use crate::verdict::Finding;

/// The text with every word that lies in one of the spans in disguise; `None` if that changes nothing.
///
/// `spans` are sorted and do not overlap.
pub(super) fn rewritten(text: &str, spans: &[Span], technique: Technique) -> Option<String> {
    let mut out = String::new();
    let mut done = 0;
    for span in spans {
        out.push_str(text.get(done..span.start)?);
        let words = span.of(text).split_inclusive(char::is_whitespace);
        for word in words {
            let bare = word.trim_end();
            out.push_str(&technique.disguise(bare));
            out.push_str(word.get(bare.len()..)?);
        }
        done = span.end;
    }
    out.push_str(text.get(done..)?);
    (out != text).then_some(out)
}

/// Where a technique is applied to a text with findings: the words that they cite. An affix stands before one only, the
/// first that has none.
pub(super) fn cited(text: &str, findings: &[Finding], technique: Technique) -> Vec<Span> {
    let matches = findings.iter().flat_map(|finding| &finding.matches);
    let bare = matches.filter(|found| {
        let affixed = found.affixes.iter();
        let before = affixed.filter(|affix| affix.side == AffixSide::Before);
        technique != Technique::Affixes || (found.term.is_some() && before.count() == 0)
    });
    let mut spans: Vec<Span> = bare.map(|found| word(text, found.span)).collect();
    spans.sort_unstable();
    spans.dedup_by(|later, earlier| {
        let joined = later.start < earlier.end;
        if joined {
            earlier.end = earlier.end.max(later.end);
        }
        joined
    });
    if technique == Technique::Affixes {
        spans.truncate(1);
    }
    spans
}

/// The span and what belongs to its words on both sides.
fn word(text: &str, span: Span) -> Span {
    let belongs = |c: &char| c.is_alphanumeric() || is_mark(*c);
    let before = text.get(..span.start).unwrap_or("").chars().rev();
    let after = text.get(span.end..).unwrap_or("").chars();
    let length = |c: char| c.len_utf8();
    let before: usize = before.take_while(belongs).map(length).sum();
    let after: usize = after.take_while(belongs).map(length).sum();
    Span::new(span.start - before, span.end + after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_the_spans_are_disguised_and_nothing_else() {
        let text = "kill  the king now";
        let spans = [Span::new(0, 9), Span::new(15, 18)];
        let seen = rewritten(text, &spans, Technique::Case);
        assert_eq!(seen.as_deref(), Some("KILL  THE king NOW"));
        assert_eq!(rewritten(text, &spans, Technique::Marks), None);
        assert_eq!(rewritten(text, &[], Technique::Case), None);
    }

    #[test]
    fn a_span_grows_to_its_words() {
        let text = "والحِسَاب، (accounts)";
        let start = text.find('ح').unwrap();
        let grown = word(text, Span::new(start, start + 2));
        assert_eq!(grown.of(text), "والحِسَاب");
        let start = text.find("ccou").unwrap();
        assert_eq!(word(text, Span::new(start, start + 4)).of(text), "accounts");
    }
}
