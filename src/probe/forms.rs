//! What a signal would match, written out.

use std::collections::HashSet;

use crate::ir;
use crate::ir::{QuantityFilter, SignalKind, spelled};

/// Forms tried of one signal.
const FORMS: usize = 3;

/// Terms among which a near one is looked for.
const LOOKED_AT: usize = 5_000;

/// Some texts that a signal may match beside `company`, in whose letters they are written if it has such terms.
pub(super) fn forms(policy: &ir::Policy, signal: &ir::Signal, company: &str) -> Vec<String> {
    match &signal.kind {
        SignalKind::Terms(used) => {
            let terms = &policy.term_set(used.set).terms;
            let arabic = company.chars().any(is_arabic);
            // A term of which the text has a word already is the nearest.
            let heard = company.to_lowercase();
            let heard: HashSet<&str> = heard.split(|c: char| !c.is_alphanumeric()).collect();
            let mut written: Vec<String> = vec![];
            let alike = terms
                .iter()
                .filter(|term| term.text().chars().any(is_arabic) == arabic);
            let said = |term: &ir::Term<'_>| {
                let words = spelled(term.text()).to_lowercase();
                let mut words = words.split_whitespace();
                words.any(|word| word.len() > 3 && heard.contains(word))
            };
            let near = terms.iter().take(LOOKED_AT).filter(said);
            for term in near.chain(alike).chain(terms.iter()) {
                let form = spelled(term.text()).trim().to_owned();
                if written.len() == FORMS {
                    break;
                }
                if !form.is_empty() && !written.contains(&form) {
                    written.push(form);
                }
            }
            written
        }
        SignalKind::Quantity(filter) => figures(filter),
        SignalKind::Quote { min_tokens } => {
            let words = vec!["…a…"; (*min_tokens).max(1)];
            vec![format!("“{}”", words.join(" "))]
        }
        SignalKind::Regex(_) => vec![],
    }
}

fn figures(filter: &QuantityFilter) -> Vec<String> {
    let least = filter.eq.or(filter.gte).unwrap_or(2).max(1);
    let most = filter.eq.or(filter.lte).unwrap_or(u64::MAX);
    // A number of four digits may be a year.
    let tried = [least, least.saturating_mul(10), 12, 12_500];
    let mut figures: Vec<u64> = tried
        .into_iter()
        .filter(|value| (least..=most).contains(value))
        .collect();
    figures.dedup();
    figures.into_iter().map(|value| value.to_string()).collect()
}

fn is_arabic(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}')
}
