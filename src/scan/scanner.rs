//! One pass of each fold over each field: by words and, for what has none, by an automaton. Edges are worked out at hits
//! only.

use crate::fold::FoldedText;
use crate::program::{Finder, Finders, PlainFinder, Program, TermsId};
use crate::scan::found_at::FoundAt;
use crate::scan::grams;
use crate::scan::variants::Variants;
use crate::scan::words::scan_words;
use crate::scan::{FieldText, Found, Hits, Shape, Texts, What};
use crate::span::Span;

/// Which hits are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edges {
    /// Those whose edges fit; what overlaps an earlier one is left out.
    Fitting,
    /// Those that stand inside a longer word: for explanations only.
    Failing,
}

/// Finds the matches of all plans, or all hits that their edges keep from being one.
pub fn scan(program: &Program, texts: &Texts<'_>, edges: Edges) -> Hits {
    let mut hits = Hits::default();
    scan_into(program, texts, edges, &mut hits);
    hits
}

/// As [`scan`], of some plans alone, the plain way: `wanted` says which.
pub fn scan_some(program: &Program, texts: &Texts<'_>, edges: Edges, wanted: &[bool]) -> Hits {
    let mut hits = Hits::default();
    let wants = |plan: TermsId| wanted.get(plan.index()).copied().unwrap_or(false);
    scan_plans(program, texts, edges, &wants, &mut hits);
    hits
}

/// As [`scan`], into hits that are cleared first and keep their capacity.
pub fn scan_into(program: &Program, texts: &Texts<'_>, edges: Edges, hits: &mut Hits) {
    hits.clear();
    match &program.finders {
        Finders::Quick(finders) if edges == Edges::Fitting => {
            for finder in finders {
                for (field, number) in texts.fields.iter().zip(0..) {
                    scan_quickly(finder, field.folded(finder.profile), number, hits);
                }
            }
        }
        _ => scan_plainly(program, texts, edges, hits),
    }
    if edges == Edges::Fitting {
        hits.settle();
        scan_atoms(program, texts, hits);
    }
}

/// Which regexes may match.
fn scan_atoms(program: &Program, texts: &Texts<'_>, hits: &mut Hits) {
    for atoms in &program.atoms {
        for field in &texts.fields {
            let folded = field.folded(atoms.profile);
            hits.look_for_atoms(atoms.found_in(folded.text()));
        }
    }
}

fn scan_quickly(finder: &Finder, folded: &FoldedText, number: u32, hits: &mut Hits) {
    let mut scratch = std::mem::take(&mut hits.scratch);
    let mut found = FoundAt::new(finder, folded, number, hits);
    if !finder.words.is_empty() {
        scan_words(finder, &mut scratch, &mut found);
    }
    for list in &finder.grams.lists {
        grams::scan(list, &mut scratch.grams, &mut found);
    }
    if let Some(literals) = &finder.literals {
        for (literal, at) in literals.automaton.hits(folded.text()) {
            for shape in literals.shapes(literal) {
                found.try_at(*shape, at.start);
            }
        }
    }
    hits.scratch = scratch;
}

/// The plain way: all phrases by automata, and every plan of theirs asked at each hit.
pub(super) fn scan_plainly(program: &Program, texts: &Texts<'_>, edges: Edges, hits: &mut Hits) {
    scan_plans(program, texts, edges, &|_| true, hits);
}

fn scan_plans(
    program: &Program,
    texts: &Texts<'_>,
    edges: Edges,
    wants: &dyn Fn(TermsId) -> bool,
    hits: &mut Hits,
) {
    for finder in program.plain() {
        for (field, number) in texts.fields.iter().zip(0..) {
            scan_field(program, finder, (field, number), edges, wants, hits);
        }
    }
    if edges == Edges::Fitting {
        hits.settle();
    }
}

fn scan_field(
    program: &Program,
    finder: &PlainFinder,
    (field, number): (&FieldText<'_>, u32),
    edges: Edges,
    wants: &dyn Fn(TermsId) -> bool,
    hits: &mut Hits,
) {
    let folded = field.folded(finder.profile);
    for (literal, at) in finder.automaton.hits(folded.text()) {
        let mut variants = Variants::new(&program.policy);
        for owner in finder.owners(literal) {
            let plans = &program.users[owner.set.index()];
            let mut wanted = plans.iter().filter(|plan| wants(**plan)).peekable();
            if wanted.peek().is_none() {
                continue;
            }
            let Some((term, phrase)) = variants.of(*owner) else {
                continue;
            };
            for plan_id in wanted {
                let plan = &program.terms[plan_id.index()];
                let shape = Shape::new(term, phrase, plan.boundary, plan.affixes, plan.profile);
                if let Some(span) = hit(&shape, folded, at.start, owner.word as usize, edges) {
                    let what = What::Term {
                        term: owner.term,
                        phrase: owner.phrase,
                    };
                    let original = folded.original(span);
                    let found = Found {
                        field: number,
                        span: original,
                        folded: span,
                        what,
                    };
                    hits.push(*plan_id, found);
                }
            }
        }
    }
}

/// The folded bytes of a phrase whose word stands at `at`, if the phrase stands there and its edges fit the plan. `word` is
/// where that word stands in the phrase.
fn hit(
    shape: &Shape<'_>,
    folded: &FoldedText,
    at: usize,
    word: usize,
    edges: Edges,
) -> Option<Span> {
    let start = shape.start(folded, at, word)?;
    let span = Span::new(start, shape.end(folded, start, &mut |_| ())?);
    (shape.fits(folded, span) == (edges == Edges::Fitting)).then_some(span)
}
