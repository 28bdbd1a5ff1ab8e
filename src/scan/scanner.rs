//! One overlapping pass of each fold's automaton over each field; edges are worked out at hits only.

use crate::program::{Finder, Owner, Program, TermsPlan};
use crate::scan::{FieldText, Found, Shape, Texts, What};
use crate::span::Span;

/// Candidates by plan: hits whose edges fit, overlaps and all.
#[derive(Debug)]
pub struct Hits {
    by_plan: Vec<Vec<Found>>,
}

impl Hits {
    /// The candidates of a plan, in no particular order.
    pub fn of(&self, plan: crate::program::TermsId) -> &[Found] {
        self.by_plan.get(plan.index()).map_or(&[], Vec::as_slice)
    }
}

/// Which hits are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edges {
    /// Those whose edges fit: candidates.
    Fitting,
    /// Those that stand inside a longer word: for explanations only.
    Failing,
}

/// Finds all candidates of all plans, or all hits that their edges keep from being one.
pub fn scan(program: &Program, texts: &Texts<'_>, edges: Edges) -> Hits {
    let mut hits = Hits {
        by_plan: vec![vec![]; program.terms.len()],
    };
    for finder in &program.finders {
        for (field, number) in texts.fields.iter().zip(0..) {
            scan_field(program, finder, (field, number), edges, &mut hits);
        }
    }
    hits
}

fn scan_field(
    program: &Program,
    finder: &Finder,
    (field, number): (&FieldText<'_>, u32),
    edges: Edges,
    hits: &mut Hits,
) {
    let folded = field.folded(finder.profile);
    for (literal, at) in finder.automaton.hits(folded.text()) {
        for owner in finder.owners(literal) {
            for plan_id in &program.users[owner.set.index()] {
                let plan = &program.terms[plan_id.index()];
                if let Some(span) = hit(program, plan, *owner, field, at, edges) {
                    let what = What::Term {
                        term: owner.term,
                        phrase: owner.phrase,
                    };
                    let original = folded.original(span);
                    hits.by_plan[plan_id.index()].push(Found {
                        field: number,
                        span: original,
                        folded: span,
                        what,
                    });
                }
            }
        }
    }
}

/// The folded bytes of a phrase whose word stands at `at`, if the phrase stands there and its edges fit the plan.
fn hit(
    program: &Program,
    plan: &TermsPlan,
    owner: Owner,
    field: &FieldText<'_>,
    at: Span,
    edges: Edges,
) -> Option<Span> {
    let folded = field.folded(plan.profile);
    let term = program
        .policy
        .term_set(plan.set)
        .terms
        .get(owner.term as usize)?;
    let phrase = term.phrases.get(owner.phrase as usize)?;
    let shape = Shape::new(term, phrase, plan.boundary, plan.affixes, plan.profile);
    let start = shape.start(folded, at.start, owner.word as usize)?;
    let span = Span::new(start, shape.end(folded, start, &mut |_| ())?);
    (shape.fits(folded, span) == (edges == Edges::Fitting)).then_some(span)
}
