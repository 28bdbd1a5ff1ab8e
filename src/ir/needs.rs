//! What every match of a regex holds: literals of which one must stand in a text before the regex is worth trying.
//!
//! The way of RE2's prefilters: a part of a regex is either a few exact texts, or something of which one of several
//! literals is known at best.

use regex_syntax::hir::{Class, Hir, HirKind, Repetition};

/// So many exact texts are followed; beyond, a sequence is cut into pieces.
const MOST_EXACT: usize = 64;
/// Classes of so few characters are as many exact texts (`[Kk]`).
const SMALL_CLASS: usize = 8;

/// Literals, never empty ones, of which every match of a regex holds one; `None`: nothing is known, so that it has to be tried
/// on every text.
pub fn needed(regex: &Hir) -> Option<Vec<String>> {
    let mut needed = part(regex).needed()?;
    needed.sort_unstable();
    needed.dedup();
    Some(needed)
}

/// What is known of a part of a regex.
enum Part {
    /// It matches these texts and no others.
    Exact(Vec<String>),
    /// What it matches holds one of these; `None`: nothing is known.
    Holds(Option<Vec<String>>),
}

impl Part {
    /// Nothing is known.
    const ANY: Self = Self::Holds(None);

    fn needed(self) -> Option<Vec<String>> {
        match self {
            Self::Exact(all) if all.iter().any(String::is_empty) => None,
            Self::Exact(all) => Some(all),
            Self::Holds(needed) => needed,
        }
    }
}

/// Depth is bounded by the regex parser.
fn part(hir: &Hir) -> Part {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => Part::Exact(vec![String::new()]),
        HirKind::Literal(literal) => match std::str::from_utf8(&literal.0) {
            Ok(text) => Part::Exact(vec![text.to_owned()]),
            Err(_) => Part::ANY,
        },
        HirKind::Class(class) => of_class(class),
        HirKind::Repetition(repetition) => of_repetition(repetition),
        HirKind::Capture(capture) => part(&capture.sub),
        HirKind::Concat(parts) => of_sequence(parts),
        HirKind::Alternation(parts) => of_choice(parts),
    }
}

fn of_class(class: &Class) -> Part {
    let Class::Unicode(class) = class else {
        return Part::ANY;
    };
    let size = |range: &regex_syntax::hir::ClassUnicodeRange| range.len();
    if class.iter().map(size).sum::<usize>() > SMALL_CLASS {
        return Part::ANY;
    }
    let scalars = class.iter().flat_map(|range| range.start()..=range.end());
    Part::Exact(scalars.map(String::from).collect())
}

fn of_repetition(repetition: &Repetition) -> Part {
    match (repetition.min, repetition.max, part(&repetition.sub)) {
        (0, Some(1), Part::Exact(mut all)) => {
            all.push(String::new());
            Part::Exact(all)
        }
        (0, ..) => Part::ANY,
        (.., repeated) => Part::Holds(repeated.needed()),
    }
}

/// Any of the parts: each must say something.
fn of_choice(parts: &[Hir]) -> Part {
    let parts: Vec<Part> = parts.iter().map(part).collect();
    if parts.iter().all(|part| matches!(part, Part::Exact(_))) {
        let exact = parts.into_iter().flat_map(|part| match part {
            Part::Exact(all) => all,
            Part::Holds(_) => vec![],
        });
        return Part::Exact(exact.collect());
    }
    let needed: Option<Vec<_>> = parts.into_iter().map(Part::needed).collect();
    Part::Holds(needed.map(|all| all.concat()))
}

/// One part after the other: the best that any stretch of them needs.
fn of_sequence(parts: &[Hir]) -> Part {
    let mut run = vec![String::new()];
    let mut best = None;
    let mut whole = true;
    for hir in parts {
        match part(hir) {
            Part::Exact(all) if run.len().saturating_mul(all.len()) <= MOST_EXACT => {
                let longer = run.iter();
                let longer =
                    longer.flat_map(|head| all.iter().map(move |tail| format!("{head}{tail}")));
                run = longer.collect();
            }
            other => {
                whole = false;
                offer(&mut best, Part::Exact(std::mem::take(&mut run)).needed());
                run = vec![String::new()];
                match other {
                    Part::Exact(all) => run = all,
                    Part::Holds(needed) => offer(&mut best, needed),
                }
            }
        }
    }
    if whole {
        return Part::Exact(run);
    }
    offer(&mut best, Part::Exact(run).needed());
    Part::Holds(best)
}

/// Keeps the better of two: whose shortest literal is longer, then which has fewer.
fn offer(best: &mut Option<Vec<String>>, other: Option<Vec<String>>) {
    let worth = |all: &[String]| {
        let shortest = all.iter().map(|one| one.chars().count()).min();
        (shortest, std::cmp::Reverse(all.len()))
    };
    let Some(other) = other else {
        return;
    };
    let is_better = |best: &Vec<String>| worth(&other) > worth(best);
    if best.as_ref().is_none_or(is_better) {
        *best = Some(other);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(pattern: &str) -> Option<Vec<String>> {
        needed(&regex_syntax::parse(pattern).unwrap())
    }

    #[test]
    fn a_regex_needs_its_longest_sure_piece() {
        let some = |all: &[&str]| Some(all.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>());
        for (pattern, wanted) in [
            (r"\bcase no\. (?<n>[0-9]+)", some(&["case no. "])),
            ("gift[0-9]+", some(&["gift"])),
            ("(gift|card)s?", some(&["card", "cards", "gift", "gifts"])),
            ("[a-z]+", None),
            ("[a-z]+:", some(&[":"])),
            ("a?b?", None),
            (r"(will|shall)\s+(pay|die)", some(&["shall", "will"])),
            ("(?:ab)+", some(&["ab"])),
            ("(?:ab)*c", some(&["c"])),
            (
                "سن(قتل|ذبح)(ك|كم)",
                some(&["سنذبحك", "سنذبحكم", "سنقتلك", "سنقتلكم"]),
            ),
            ("(x|[a-z]{2})", None),
            ("[0-9]{4}", None),
        ] {
            assert_eq!(said(pattern), wanted, "{pattern}");
        }
    }
}
