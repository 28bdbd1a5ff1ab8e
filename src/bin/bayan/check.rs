//! `bayan check`: compile and lint.

mod costs;

use bayan::Diagnostics;
use bayan::Level;
use bayan::Policy;

use crate::args::CheckArgs;
use crate::args::CheckFormat;
use crate::args::Deny;
use crate::args::Shared;
use crate::faults;
use crate::faults::number;
use crate::output;
use crate::output::Outcome;
use crate::output::Status;
use crate::page;
use crate::policy;
use crate::policy::Loaded;
use crate::policy::Warnings;
use crate::wrap::wrapped;

pub(crate) fn run(shared: &Shared, args: &CheckArgs) -> Outcome {
    if let Some(code) = &args.explain {
        return page::run(code);
    }
    let loaded = policy::load(shared, &args.paths, Warnings::Wanted)?;
    let faults = match &loaded {
        Loaded::Compiled(policy) => policy.warnings(),
        Loaded::Faulty(faults) => faults,
    };
    let costs = match &loaded {
        Loaded::Compiled(policy) if args.costs => Some(policy.costs()),
        _ => None,
    };
    let paint = output::paint(shared.color);
    match (args.format, &costs) {
        (CheckFormat::Text, None) => output::print(&faults::text(faults, paint))?,
        (CheckFormat::Text, Some(costs)) => {
            let text = faults::text(faults, paint) + &costs::text(costs, paint);
            output::print(&wrapped(&text, output::width()))?;
        }
        (CheckFormat::Json, None) => output::print(&faults::json(faults)?)?,
        (CheckFormat::Json, Some(costs)) => output::print(&costs::json(costs, faults)?)?,
        (CheckFormat::Github, _) => output::print(&faults::github(faults))?,
    }
    let counted = faults::counted(faults);
    output::note(&match &loaded {
        Loaded::Compiled(policy) => format!("{}: {counted}", size(policy)),
        Loaded::Faulty(_) => format!("the policy does not compile: {counted}"),
    });
    Ok(if passes(faults, args.deny) {
        Status::Done
    } else {
        Status::Failed
    })
}

/// Whether nothing was found that does not pass.
pub(crate) fn passes(faults: &Diagnostics, deny: Option<Deny>) -> bool {
    let warned = deny == Some(Deny::Warnings) && faults::count(faults, Level::Warning) > 0;
    !faults.has_errors() && !warned
}

/// `platform-safety 1.0.0: 12 rules, 3 labels, 840 terms, 60 tests`
fn size(policy: &Policy) -> String {
    let ir = policy.ir();
    let mut sets: Vec<_> = ir.term_sets.iter().collect();
    // A list under two folds is one list.
    sets.sort_by_key(|set| &set.name);
    sets.dedup_by_key(|set| &set.name);
    let terms = sets.iter().map(|set| set.terms.len()).sum();
    format!(
        "{} {}: {}, {}, {}, {}",
        ir.name,
        ir.version,
        number(ir.rules.len(), "rule"),
        number(ir.labels.len(), "label"),
        number(terms, "term"),
        number(ir.tests.len(), "test")
    )
}
