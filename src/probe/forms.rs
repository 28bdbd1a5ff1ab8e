//! What a signal would match, written out.

use crate::ir;
use crate::ir::{QuantityFilter, SignalKind};

/// Forms tried of one signal.
const FORMS: usize = 3;

/// Some texts that a signal may match beside `company`, in whose letters they are written if it has such terms.
pub(super) fn forms(policy: &ir::Policy, signal: &ir::Signal, company: &str) -> Vec<String> {
    match &signal.kind {
        SignalKind::Terms(used) => {
            let terms = &policy.term_set(used.set).terms;
            let arabic = company.chars().any(is_arabic);
            let mut written: Vec<String> = vec![];
            let alike = terms
                .iter()
                .filter(|term| term.text().chars().any(is_arabic) == arabic);
            for term in alike.chain(terms) {
                let form = first_variant(term.text());
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

/// The first variant of a term, its stars left out.
fn first_variant(term: &str) -> String {
    let mut out = String::new();
    let mut chars = term.chars();
    let mut skips = false;
    while let Some(c) = chars.next() {
        match c {
            '\\' => out.extend(chars.next().filter(|_| !skips)),
            '|' => skips = true,
            ')' => skips = false,
            '(' | '*' => {}
            c if !skips => out.push(c),
            _ => {}
        }
    }
    out.trim().to_owned()
}

fn is_arabic(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_is_written_out() {
        assert_eq!(first_variant("took (down|off) (a|)cc*"), "took down acc");
        assert_eq!(first_variant(r"C\*\(x"), "C*(x");
    }
}
