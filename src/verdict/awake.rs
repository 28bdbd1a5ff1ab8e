//! Which rules are worth weighing: those whose gate something opens.

use crate::ids::RuleId;
use crate::program::Program;
use crate::scan::Hits;

/// Finds the rules that a text wakes, by way of the terms and atoms that it touches, and never walks over all rules.
#[derive(Debug, Default)]
pub(super) struct Awake {
    /// The number of the text that last woke each rule.
    woken: Vec<u64>,
    /// The number of this text.
    text: u64,
    /// Rules by their places in an order in which they refer backwards.
    places: Vec<u32>,
    rules: Vec<RuleId>,
}

impl Awake {
    /// The live rules whose gate is open or opened by a hit, in an order in which `rule:` conditions look backwards.
    pub(super) fn rules(&mut self, program: &Program, hits: &Hits) -> &[RuleId] {
        let order = &program.policy.order;
        // A scratch goes with one program; the order of another one of as many rules would only cost a little more.
        if self.woken.len() != order.len() {
            self.woken = vec![0; order.len()];
            self.text = 0;
        }
        self.text += 1;
        self.places.clear();
        let by_terms = hits.touched().iter();
        let by_terms = by_terms.map(|plan| &program.terms[plan.index()].wakes);
        let by_atoms = hits.atoms().iter();
        let by_atoms = by_atoms.map(|regex| &program.regex_plans[regex.index()].wakes);
        for wakes in by_terms.chain(by_atoms) {
            for rule in wakes {
                let woken = &mut self.woken[rule.index()];
                if *woken != self.text {
                    *woken = self.text;
                    self.places.push(program.ranks[rule.index()]);
                }
            }
        }
        let open = program.open.iter();
        self.places
            .extend(open.map(|rule| program.ranks[rule.index()]));
        self.places.sort_unstable();
        self.rules.clear();
        let rules = self.places.iter().map(|place| order[*place as usize]);
        self.rules.extend(rules);
        &self.rules
    }
}
