//! Mutants of what findings tell: what they are counted by, what is captured, how much they can score.

use crate::ir::Per;
use crate::ir::Rule;
use crate::testing::mutants::maker::Maker;
use crate::testing::mutants::mutant::Hint;

/// The most that a score can be.
const MOST: i64 = 1000;

/// All mutants of captures, and of the cap.
pub(super) fn of_captures(maker: &mut Maker<'_>) {
    let rule = maker.rule;
    if let Some(per) = rule.per {
        let node = rule.node(match per {
            Per::Node(node) | Per::Signal(_, node) => node,
        });
        let at = (node.place, "captures.per");
        maker.edit(at, "per dropped", Hint::Doubled, |rule| rule.per = None);
    }
    for (capture, at) in rule.captures.iter().zip(0..) {
        let path = format!("captures.{}", capture.name);
        let place = rule.signal(capture.signal).place;
        let what = "capture dropped";
        maker.edit((place, &path), what, Hint::Same, |rule| {
            rule.captures.remove(at);
        });
    }
    let cap = rule.score.cap;
    if uncapped(rule) > cap {
        let what = format!("cap {cap} → {MOST}");
        maker.edit((rule.place, "score.cap"), what, Hint::Same, |rule| {
            rule.score.cap = MOST;
        });
    }
}

/// The most points of a finding, whatever the cap.
fn uncapped(rule: &Rule) -> i64 {
    let added = rule.score.add.iter().map(|entry| entry.points.max(0));
    rule.score.base + added.sum::<i64>()
}
