//! A readable print of a program, for tests and for people who ask where the time goes.

use std::fmt::Write as _;

use crate::program::{
    Finders, Gate, Literals, Matcher, Program, RegexId, TermsId, TermsPlan, Witness,
};

/// What is looked for, by whom, and what each rule waits for. The same program gives the same print.
pub fn dump(program: &Program) -> String {
    let mut print = String::new();
    if let Finders::Quick(finders) = &program.finders {
        for finder in finders {
            let grams: usize = finder.grams.lists.iter().map(|list| list.len()).sum();
            let literals = finder.literals.as_ref().map_or(0, Literals::len);
            let _ = writeln!(
                print,
                "finder {:?}: {} shapes for {} phrases, {} by words, the others by {grams} grams and {literals} literals",
                finder.profile,
                finder.shapes.len(),
                finder.shapes.claimed(),
                finder.words.len(),
            );
        }
    }
    for atoms in &program.atoms {
        let _ = writeln!(print, "atoms {:?}: {} literals", atoms.profile, atoms.len());
    }
    for (plan, number) in program.terms.iter().zip(0..) {
        let _ = writeln!(print, "terms {number}: {}", plan_in_words(program, plan));
    }
    for (rule, plan) in program.policy.rules.iter().zip(&program.plans) {
        let _ = writeln!(print, "rule {} {}", rule.id, gate_in_words(&plan.gate));
        for (signal, matcher) in rule.signals.iter().zip(&plan.matchers) {
            let _ = writeln!(print, "  {}: {}", signal.name, matcher_in_words(matcher));
        }
    }
    print
}

fn plan_in_words(program: &Program, plan: &TermsPlan) -> String {
    let set = program.policy.term_set(plan.set);
    let affixes = if plan.affixes { "auto" } else { "none" };
    let wakes = plan.wakes.len();
    format!(
        "{} ({:?}, {:?}, affixes {affixes}) wakes {wakes}",
        set.name, plan.profile, plan.boundary
    )
}

fn gate_in_words(gate: &Gate) -> String {
    match gate {
        Gate::Shut => "is not live".to_owned(),
        Gate::Open => "is always weighed".to_owned(),
        Gate::AnyOf(any) => {
            let names: Vec<String> = any.iter().map(witness_in_words).collect();
            format!("waits for any of {}", names.join(", "))
        }
    }
}

fn witness_in_words(witness: &Witness) -> String {
    match witness {
        Witness::Terms(TermsId(number)) => format!("terms {number}"),
        Witness::Atom(RegexId(number)) => format!("atoms of regex {number}"),
    }
}

fn matcher_in_words(matcher: &Matcher) -> String {
    match matcher {
        Matcher::Terms(TermsId(number)) => format!("terms {number}"),
        Matcher::Regex(regex) => format!("regex {}", regex.0),
        Matcher::Quantity => "quantities".to_owned(),
        Matcher::Quote => "quotes".to_owned(),
    }
}
