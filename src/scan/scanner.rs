//! One overlapping pass of each fold's automaton over each field; edges are worked out at hits only.

use crate::program::{Finder, Owner, Program, TermsId, TermsPlan};
use crate::scan::{FieldText, Found, Shape, Texts, What, choose};
use crate::span::Span;

/// Matches by plan, or hits whose edges do not fit. Kept from text to text, it allocates only for more hits
/// than ever before.
#[derive(Debug, Default)]
pub struct Hits {
    by_plan: Vec<Vec<Found>>,
    touched: Vec<TermsId>,
}

impl Hits {
    /// Forgets everything but the capacity.
    pub fn clear(&mut self) {
        for plan in self.touched.drain(..) {
            self.by_plan[plan.index()].clear();
        }
    }

    /// The plans that have candidates, each once, in no particular order.
    pub fn touched(&self) -> &[TermsId] {
        &self.touched
    }

    fn push(&mut self, plan: TermsId, found: Found) {
        if self.by_plan.len() <= plan.index() {
            self.by_plan.resize_with(plan.index() + 1, Vec::new);
        }
        let of_plan = &mut self.by_plan[plan.index()];
        if of_plan.is_empty() {
            self.touched.push(plan);
        }
        of_plan.push(found);
    }

    /// Makes matches of the candidates of each plan: by place, without overlap.
    fn settle(&mut self) {
        for plan in &self.touched {
            choose(&mut self.by_plan[plan.index()]);
        }
    }

    /// The matches of a plan, by place; failing hits in no particular order.
    pub fn of(&self, plan: TermsId) -> &[Found] {
        self.by_plan.get(plan.index()).map_or(&[], Vec::as_slice)
    }
}

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

/// As [`scan`], into hits that are cleared first and keep their capacity.
pub fn scan_into(program: &Program, texts: &Texts<'_>, edges: Edges, hits: &mut Hits) {
    hits.clear();
    for finder in &program.finders {
        for (field, number) in texts.fields.iter().zip(0..) {
            scan_field(program, finder, (field, number), edges, hits);
        }
    }
    if edges == Edges::Fitting {
        hits.settle();
    }
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
