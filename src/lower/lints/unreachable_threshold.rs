//! A label whose threshold no rule of it can reach.

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::quoted;
use crate::ids::LabelId;
use crate::ir::Status;
use crate::lower::faults::Faults;
use crate::lower::labels::Labels;
use crate::lower::rules::Made;

/// Checks each label that has rules, if all rules could be read.
pub fn check(labels: &Labels, made: &[Made], faults: &mut Faults) {
    if made.iter().any(|made| made.rule.is_none() || made.broken) {
        return;
    }
    for (index, def) in labels.defs().enumerate() {
        let rules = made.iter().filter_map(|made| made.rule.as_ref());
        let of_label = rules
            .filter(|rule| rule.label == LabelId::new(index) && rule.status != Status::Retired);
        let (Some(best), Some(threshold)) =
            (of_label.map(|rule| rule.score.most()).max(), &def.threshold)
        else {
            continue;
        };
        if best < threshold.value {
            let message = format!(
                "no rule can give {}: {best} points are the most, {} are needed",
                quoted(&def.name.value),
                threshold.value
            );
            let fault = Diagnostic::new(Code::UnreachableThreshold, threshold.place, message);
            faults.push(fault.help("lower the threshold, or raise the rules' `score`"));
        }
    }
}
