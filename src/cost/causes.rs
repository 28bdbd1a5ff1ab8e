//! What makes a rule dear, in the author's words.

use crate::cost::asked::Asked;
use crate::cost::report::Cause;
use crate::cost::steps::{Stretch, window};
use crate::ids::{NodeId, SignalId};
use crate::ir::{
    Expr, Rates, Rule, Signal, SignalKind, TermsUse, atom_rates, common_term_rate, term_rate,
};
use crate::language::{Rate, common_words_that_fit};
use crate::program::Program;
use crate::source::{Place, Sources};

/// What is expected less often wakes nobody worth a word.
const OFTEN: Rate = Rate::of(2);
/// Terms that are so frequent are named one by one.
const NAMED: Rate = Rate(200_000);
/// Steps of a window that are worth a word.
const WIDE: Rate = Rate::of(100);
/// Terms and words that are named.
const SHOWN: usize = 3;

/// What makes a rule dear.
pub(super) fn causes(
    program: &Program,
    rule: &Rule,
    asked: &Asked,
    rates: &Rates<'_>,
    sources: &Sources,
) -> Vec<Cause> {
    let mut found = Found {
        rule,
        rates,
        sources,
        causes: vec![],
    };
    match asked {
        Asked::Always => found.wakes_always(),
        Asked::By(signals, _) => {
            let mut signals: Vec<_> = signals
                .iter()
                .map(|signal| {
                    (
                        rates.wakes(rule.signal(*signal)).unwrap_or_default(),
                        *signal,
                    )
                })
                .collect();
            signals.sort_by_key(|(rate, _)| std::cmp::Reverse(*rate));
            for (rate, signal) in signals.into_iter().take(SHOWN) {
                found.wakes_often(program, signal, rate);
            }
        }
    }
    // What a rule does that is seldom asked costs nobody anything.
    if asked.rate().is_some_and(|rate| rate < OFTEN) {
        return found.causes;
    }
    for signal in &rule.signals {
        found.reads_all(signal);
    }
    let unless = rule.unless.iter().map(|entry| entry.when);
    for root in unless.chain([rule.when]) {
        found.conditions(root);
    }
    found.causes
}

struct Found<'a> {
    rule: &'a Rule,
    rates: &'a Rates<'a>,
    sources: &'a Sources,
    causes: Vec<Cause>,
}

impl Found<'_> {
    fn tell(&mut self, place: Place, path: &str, what: String, help: &str) {
        self.causes.push(Cause {
            at: self.sources.locate(place),
            path: path.to_owned(),
            what,
            help: help.to_owned(),
        });
    }

    /// Nothing keeps the rule asleep.
    fn wakes_always(&mut self) {
        let rule = self.rule;
        let mut names: Vec<String> = vec![];
        for signal in rule.uses().iter().map(|used| rule.signal(used.signal)) {
            let kind = match &signal.kind {
                SignalKind::Quantity(_) => "a number",
                SignalKind::Quote { .. } => "a quotation",
                SignalKind::Regex(_) if self.rates.wakes(signal).is_none() => {
                    "a regex that needs no letter"
                }
                SignalKind::Regex(_) | SignalKind::Terms(_) => continue,
            };
            let name = format!("`{}` is {kind}", signal.name);
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let what = match names.len() {
            0 => "asked of every text: `when` needs no term".to_owned(),
            _ => format!(
                "asked of every text: {}, and no term must be there",
                few(&names)
            ),
        };
        let help = "ask for a term too, in `all` or as required company of a `near`";
        let node = rule.node(rule.when);
        self.tell(node.place, &node.path, what, help);
    }

    /// A signal that the rule waits for is expected often.
    fn wakes_often(&mut self, program: &Program, id: SignalId, rate: Rate) {
        let signal = self.rule.signal(id);
        if rate < OFTEN {
            return;
        }
        let path = format!("signals.{}", signal.name);
        match &signal.kind {
            SignalKind::Terms(used) => {
                let (place, what, help) = often(program, signal, used, rate);
                self.tell(place, &path, what, help);
            }
            SignalKind::Regex(pattern) => {
                let atoms = atom_rates(signal, pattern).unwrap_or_default();
                let atoms = atoms.iter();
                let atoms = atoms.map(|(atom, rate)| format!("`{}` ({rate})", visible(atom)));
                let what = format!(
                    "wakes the rule about {rate} times in 1,000 words: every match holds {}",
                    few(&atoms.collect::<Vec<_>>())
                );
                let help =
                    "let every match hold a longer piece, or ask for a rarer signal beside it";
                self.tell(signal.place, &path, what, help);
            }
            SignalKind::Quantity(_) | SignalKind::Quote { .. } => {}
        }
    }

    /// A regex that reads the whole text whenever its rule is weighed.
    fn reads_all(&mut self, signal: &Signal) {
        if matches!(signal.kind, SignalKind::Regex(_)) && self.rates.wakes(signal).is_none() {
            let path = format!("signals.{}", signal.name);
            let what = "no letter or sign must stand in a match, so the whole text is read";
            let help = "ask for a letter or sign that every match holds";
            self.tell(signal.place, &path, what.to_owned(), help);
        }
    }

    /// Anchors that are commoner than their company, and windows over much text.
    fn conditions(&mut self, root: NodeId) {
        let mut open = vec![(root, Stretch::WHOLE)];
        while let Some((id, at)) = open.pop() {
            let node = self.rule.node(id);
            let mut inner = at;
            match &node.expr {
                Expr::Near(near) => {
                    let rate = |signal| self.rates.of(self.rule.signal(signal));
                    let required = near.with.iter().filter(|with| !with.optional);
                    let rarest = required
                        .map(|with| with.signal)
                        .min_by_key(|other| rate(*other));
                    let anchor = rate(near.anchor);
                    let often = at.holds(anchor) >= OFTEN;
                    if let Some(rarest) =
                        rarest.filter(|other| often && rate(*other).0 < anchor.0 / 4)
                    {
                        let name = |id| &self.rule.signal(id).name;
                        let what = format!(
                            "the anchor `{}` is expected {anchor} times in 1,000 words, `{}` {} times",
                            name(near.anchor),
                            name(rarest),
                            rate(rarest)
                        );
                        let help =
                            "where one finding for each of them will do, anchor the rarer one";
                        let (place, path) = (node.place, node.path.clone());
                        self.tell(place, &path, what, help);
                    }
                }
                Expr::Window { tokens, .. } => {
                    inner = window(self.rule, id, at, self.rates);
                    let steps = inner.holds(Rate::of(1_000));
                    if steps >= WIDE {
                        let what = format!(
                            "windows of {tokens} tokens lie over {steps} tokens of 1,000, since what begins them is common"
                        );
                        let help = "ask in a `sentence`, or for fewer tokens";
                        let (place, path) = (node.place, node.path.clone());
                        self.tell(place, &path, what, help);
                    }
                }
                _ => {}
            }
            let children = node.expr.children().into_iter();
            open.extend(children.map(|child| (child, inner)));
        }
    }
}

/// The terms of a signal that are expected most.
fn often(
    program: &Program,
    signal: &Signal,
    used: &TermsUse,
    rate: Rate,
) -> (Place, String, &'static str) {
    let set = program.policy.term_set(used.set);
    let fit = used.boundary.fit();
    let terms = set.terms.iter();
    let mut terms: Vec<_> = terms
        .map(|term| (term_rate(set, term, fit), term))
        .collect();
    terms.sort_by_key(|(rate, _)| std::cmp::Reverse(*rate));
    let number = terms.len();
    let dear = terms.iter().filter(|(rate, _)| *rate >= NAMED);
    let named = dear.map(|(own, term)| {
        let words = term.phrases();
        let words = words.iter().filter_map(|phrase| phrase.only_word());
        let mut fits: Vec<&str> = words
            .flat_map(|word| {
                let mut fit = fit;
                fit.end &= !word.open;
                common_words_that_fit(set.fold, word.folded, fit)
            })
            .collect();
        fits.retain(|word| *word != term.text());
        fits.truncate(SHOWN);
        let like = match fits.is_empty() || common_term_rate(set, *term, fit) == Rate::default() {
            true => String::new(),
            false => format!(": {}", fits.join(", ")),
        };
        format!("`{}` ({own}{like})", term.text())
    });
    let named: Vec<String> = named.collect();
    if named.is_empty() {
        let what = format!(
            "its {number} terms wake the rule about {rate} times in 1,000 words, all together"
        );
        return (
            signal.place,
            what,
            "ask for a rarer signal beside it, if the rule is weighed too often",
        );
    }
    let place = terms.first().map_or(signal.place, |(_, term)| term.place());
    let what = format!(
        "wakes the rule about {rate} times in 1,000 words: {}",
        few(&named)
    );
    (
        place,
        what,
        "take the common words out, write longer terms, or ask for a rarer signal beside it",
    )
}

/// A literal of a regex, in which what has no form is written out.
fn visible(atom: &str) -> String {
    let written = |c: char| match c.is_control() {
        true => c.escape_debug().to_string(),
        false => c.to_string(),
    };
    atom.chars().map(written).collect()
}

/// The first of many.
fn few(names: &[String]) -> String {
    let mut shown = names
        .iter()
        .take(SHOWN)
        .cloned()
        .collect::<Vec<_>>()
        .join(", ");
    if names.len() > SHOWN {
        shown += &format!(" and {} more", names.len() - SHOWN);
    }
    shown
}
