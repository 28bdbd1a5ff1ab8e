//! Which shapes a fold has, and which way each is found.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use crate::compile::grams::GramTable;
use crate::compile::keys::{Anchor, Anchors};
use crate::compile::numbers::Numbers;
use crate::fold::Profile;
use crate::ir;
use crate::ir::{Term, TermEntry};
use crate::language::{Affixes, affixes};
use crate::program::{
    Automaton, AutomatonError, Claim, Finder, Grams, Literals, LookedFor, Shapes, TermsId,
    TermsPlan, WordIndex, longest_certain,
};

/// The quick finder of one fold; `None` if nobody looks for terms of this fold.
pub(super) fn finder(
    policy: &ir::Policy,
    plans: &[TermsPlan],
    profile: Profile,
) -> Result<Option<Finder>, AutomatonError> {
    let wanted = wanted(policy, plans, profile);
    if wanted.shapes.is_empty() {
        return Ok(None);
    }
    let anchors = Anchors::of(&wanted.shapes);
    let (mut shapes, mut keys, mut loose) = (Shapes::default(), vec![], vec![]);
    for (shape, anchor) in wanted.shapes.iter().zip(anchors.rarest(&wanted.shapes)) {
        let key = anchor.as_ref().map_or(0, |anchor| anchor.at);
        let Some(number) = shapes.push(&LookedFor { key, ..*shape }) else {
            return Err(AutomatonError::too_many());
        };
        match anchor {
            Some(Anchor { key, .. }) => keys.push((key, number)),
            None => loose.push((shape, number)),
        }
    }
    // What is built now may stand where they stood.
    drop(anchors);
    let (grams, literals) = without_words(&loose, &mut shapes);
    let (before, after) = super::keys::peels(&wanted.shapes);
    let finder = Finder {
        profile,
        words: WordIndex::new(&keys, before, after),
        grams,
        literals: literals.finish()?,
        shapes: {
            shapes.claim(&wanted.claims);
            shapes
        },
    };
    Ok(Some(finder))
}

/// The grams of shapes that no word finds, or literals where a shape is too short for them.
fn without_words<'p>(
    loose: &[(&LookedFor<'p>, u32)],
    shapes: &mut Shapes,
) -> (Grams, LiteralTable<'p>) {
    let (mut grams, mut literals) = (GramTable::new(loose.len()), LiteralTable::default());
    for (shape, _) in loose {
        grams.count(shape);
    }
    for (shape, number) in loose {
        if let Some(place) = grams.place(shape) {
            shapes.set_key(*number, place.at);
            grams.add(place, shape, *number);
        } else {
            let (at, literal) = longest_certain(shape.phrase);
            shapes.set_key(*number, at);
            literals.push(literal, *number);
        }
    }
    (grams.finish(), literals)
}

/// Distinct shapes, and who wants them.
struct Wanted<'p> {
    shapes: Vec<LookedFor<'p>>,
    claims: Vec<(u32, Claim)>,
}

/// What the plans of a fold look for.
fn wanted<'p>(policy: &'p ir::Policy, plans: &[TermsPlan], profile: Profile) -> Wanted<'p> {
    let mut wanted = Wanted {
        shapes: vec![],
        claims: vec![],
    };
    let mut numbers = Numbers::new();
    let alone = plans.iter().filter(|plan| plan.profile == profile).count() == 1;
    for (plan, id) in plans
        .iter()
        .zip(0..)
        .filter(|(plan, _)| plan.profile == profile)
    {
        let mut tables = Tables::default();
        for (term, number) in policy.term_set(plan.set).terms.iter().zip(0..) {
            let affixes = tables.of(term, plan);
            for (phrase, variant) in term.phrases().iter().zip(0..) {
                let shape = LookedFor {
                    phrase,
                    boundary: plan.boundary,
                    affixes,
                    key: 0,
                };
                // The few phrases that stand twice in one list may well be two shapes.
                let shape = match alone {
                    true => {
                        wanted.shapes.push(shape);
                        u32::try_from(wanted.shapes.len() - 1).unwrap_or(u32::MAX)
                    }
                    false => numbers.of(shape, &mut wanted.shapes),
                };
                let claim = Claim {
                    plan: TermsId(id),
                    term: number,
                    phrase: variant,
                };
                wanted.claims.push((shape, claim));
            }
        }
    }
    wanted
}

/// The affix table of the entry looked at last: neighbours share it.
#[derive(Default)]
struct Tables<'p> {
    last: Option<(&'p TermEntry, Option<&'static Affixes>)>,
}

impl<'p> Tables<'p> {
    fn of(&mut self, term: Term<'p>, plan: &TermsPlan) -> Option<&'static Affixes> {
        if let Some((entry, affixes)) = self.last
            && std::ptr::eq(entry, term.entry())
        {
            return affixes;
        }
        let language = term.language().filter(|_| plan.affixes);
        let table = language.map(|language| affixes(language, plan.profile));
        let table = table.filter(|affixes| !affixes.is_empty());
        self.last = Some((term.entry(), table));
        table
    }
}

/// The literals of what cannot be found by words.
#[derive(Default)]
struct LiteralTable<'p> {
    literals: Vec<&'p str>,
    number_of: HashMap<&'p str, u32, RandomState>,
    owned: Vec<(u32, u32)>,
}

impl<'p> LiteralTable<'p> {
    fn push(&mut self, literal: &'p str, shape: u32) {
        let number = *self.number_of.entry(literal).or_insert_with(|| {
            self.literals.push(literal);
            u32::try_from(self.literals.len() - 1).unwrap_or(u32::MAX)
        });
        self.owned.push((number, shape));
    }

    fn finish(self) -> Result<Option<Literals>, AutomatonError> {
        if self.literals.is_empty() {
            return Ok(None);
        }
        let automaton = Automaton::new(self.literals.iter())?;
        Ok(Some(Literals::new(
            automaton,
            self.literals.len(),
            self.owned,
        )))
    }
}
