//! A text with some of its words in disguise.

use crate::span::Span;
use crate::testing::evasions::technique::Technique;
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
pub(super) fn cited(findings: &[Finding], technique: Technique) -> Vec<Span> {
    let matches = findings.iter().flat_map(|finding| &finding.matches);
    let bare = matches.filter(|found| {
        let before = found
            .affixes
            .iter()
            .any(|affix| affix.side == AffixSide::Before);
        technique != Technique::Affixes || (found.term.is_some() && !before)
    });
    let mut spans: Vec<Span> = bare.map(|found| found.span).collect();
    spans.sort_unstable_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
    let mut end = 0;
    spans.retain(|span| {
        let apart = span.start >= end;
        if apart {
            end = span.end;
        }
        apart
    });
    if technique == Technique::Affixes {
        spans.truncate(1);
    }
    spans
}
