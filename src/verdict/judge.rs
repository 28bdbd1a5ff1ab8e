//! A document → its verdict, and its explanation when asked.

use std::collections::BTreeSet;

use crate::document::{Document, DocumentRef};
use crate::eval::{Case, Facts, Outcome, outcomes};
use crate::ids::{RuleId, SignalId};
use crate::limits;
use crate::program::Program;
use crate::scan::{Edges, Hits, SpareTexts, Texts, scan, scan_into};
use crate::verdict::awake::Awake;
use crate::verdict::claims::Tellers;
use crate::verdict::crowd;
use crate::verdict::gathered::Gathered;
use crate::verdict::profile::{LabelStage, Profile};
use crate::verdict::watch::{Clock, Watch};
use crate::verdict::{Certificate, Explanation, Verdict, VerdictRef};

/// Buffers of a thread that labels, kept from document to document.
#[derive(Debug, Default)]
pub struct Scratch {
    texts: SpareTexts,
    pub(super) hits: Hits,
    awake: Awake,
    pub(super) gathered: Gathered,
}

impl Scratch {
    /// Takes the buffers of a text back; those of a very long one are let go.
    pub(super) fn take_back(&mut self, texts: Texts<'_>) {
        let bytes: usize = texts.fields.iter().map(|field| field.text.len()).sum();
        if bytes > limits::KEPT_TEXT_BYTES {
            *self = Self::default();
        } else {
            texts.give_back(&mut self.texts);
        }
    }
}

/// The verdict on a document, not yet in words.
///
/// `common` is what all certificates of the policy have in common.
pub fn weigh<'l>(
    program: &'l Program,
    document: DocumentRef<'l>,
    common: &'l Certificate,
    scratch: &'l mut Scratch,
) -> VerdictRef<'l> {
    weigh_watched(program, document, common, scratch, &mut ())
}

/// As [`weigh`] and into words, and what that cost.
pub fn profile(
    program: &Program,
    document: DocumentRef<'_>,
    common: &Certificate,
    scratch: &mut Scratch,
    profile: &mut Profile,
) -> Verdict {
    profile.documents += 1;
    let mut clock = Clock::new(profile);
    let verdict = weigh_watched(program, document, common, scratch, &mut clock).to_verdict();
    clock.lap(LabelStage::Verdict);
    verdict
}

fn weigh_watched<'l>(
    program: &'l Program,
    document: DocumentRef<'l>,
    common: &'l Certificate,
    scratch: &'l mut Scratch,
    watch: &mut impl Watch,
) -> VerdictRef<'l> {
    let texts = Texts::reusing(document, &mut scratch.texts);
    watch.begin(program, &texts);
    scan_into(program, &texts, Edges::Fitting, &mut scratch.hits);
    watch.scanned(program, &scratch.hits);
    let Scratch {
        hits,
        awake,
        gathered,
        ..
    } = scratch;
    gathered.clear();
    let rules = awake.rules(program, hits);
    if !rules.is_empty() || crowd::is_possible(&texts) {
        let mut facts = Facts::new(program, document, &texts, hits);
        for rule in rules {
            let case = Case::new(&facts, *rule);
            let (outcomes, cut) = outcomes(&case);
            watch.weighed(*rule, outcomes.len(), &texts);
            if outcomes.is_empty() {
                continue;
            }
            gathered.cut(&case, &cut);
            facts.stand(*rule, &outcomes);
            gathered.add(program, *rule, outcomes);
            watch.lap(LabelStage::Verdict);
        }
        gathered.truncated.extend(crowd::named(&facts));
        gathered.settle(&facts, Tellers::Label);
        watch.lap(LabelStage::Eval);
    }
    VerdictRef::new(program, document, common, texts, scratch)
}

/// The verdict on one document, when there are no buffers to keep.
pub fn judge_alone(program: &Program, document: &Document) -> Verdict {
    let common = Certificate::of(&program.policy);
    let scratch = &mut Scratch::default();
    weigh(program, document.into(), &common, scratch).to_verdict()
}

/// The verdict on a document, with the trace of every live rule.
pub fn explain(program: &Program, document: &Document) -> Explanation {
    with_loose(program, document, |mut facts| {
        let mut gathered = Gathered::default();
        each_case(&mut facts, |case, outcomes, cut| {
            gathered.truncate(case, cut);
            gathered.add_explained(case, outcomes.to_vec());
        });
        gathered.explanation(&facts, document, Tellers::Label)
    })
}

/// Weighs the document, explained, and lets `look` at one rule on the way. `None`: the rule is not live.
pub fn weighed<T>(
    program: &Program,
    document: &Document,
    wanted: RuleId,
    look: impl FnOnce(&Case<'_>, &[Outcome]) -> T,
) -> Option<T> {
    let mut look = Some(look);
    let mut seen = None;
    with_loose(program, document, |mut facts| {
        each_case(&mut facts, |case, outcomes, _| {
            if case.id == wanted {
                seen = look.take().map(|look| look(case, outcomes));
            }
        });
    });
    seen
}

/// Everything that is found in a document, what does not count too.
pub(super) fn with_loose<T>(
    program: &Program,
    document: &Document,
    look: impl FnOnce(Facts<'_>) -> T,
) -> T {
    let texts = Texts::new(document);
    let hits = scan(program, &texts, Edges::Fitting);
    let loose = scan(program, &texts, Edges::Failing);
    let mut facts = Facts::new(program, document, &texts, &hits);
    facts.loose = Some(&loose);
    look(facts)
}

/// Weighs all live rules in an order in which they refer backwards.
pub(super) fn each_case(
    facts: &mut Facts<'_>,
    mut look: impl FnMut(&Case<'_>, &[Outcome], &BTreeSet<SignalId>),
) {
    let policy = &facts.program.policy;
    let order = policy.order.iter();
    for rule in order.filter(|rule| policy.rule(**rule).status.is_live()) {
        let case = Case::new(facts, *rule);
        let (outcomes, cut) = outcomes(&case);
        look(&case, &outcomes, &cut);
        facts.stand(*rule, &outcomes);
    }
}
