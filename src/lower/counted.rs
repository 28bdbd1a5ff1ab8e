//! Counts of the same matches: which of the conditions that ask for them can hold together.

use crate::ids::SignalId;
use crate::ir::Bounds;
use crate::ir::Distinct;
use crate::ir::Expr;

/// Conditions on numbers, by what is counted.
pub struct Counted {
    groups: Vec<Group>,
}

/// Conditions on one number: their places among the leaves of a condition, and their bounds.
struct Group {
    of: Vec<SignalId>,
    distinct: Option<Distinct>,
    asked: Vec<(usize, Bounds)>,
}

impl Counted {
    /// What these leaves count.
    pub fn new<'n>(leaves: impl Iterator<Item = &'n Expr>) -> Self {
        let mut groups: Vec<Group> = vec![];
        for (place, leaf) in leaves.enumerate() {
            let Some((of, distinct, bounds)) = number(leaf) else {
                continue;
            };
            let same = |group: &&mut Group| group.of == of && group.distinct == distinct;
            match groups.iter_mut().find(same) {
                Some(group) => group.asked.push((place, bounds)),
                None => groups.push(Group {
                    of,
                    distinct,
                    asked: vec![(place, bounds)],
                }),
            }
        }
        groups.retain(|group| group.asked.len() > 1);
        Self { groups }
    }

    /// Whether some numbers make those leaves hold whose bit is set, and no others.
    pub fn admits(&self, assignment: u32) -> bool {
        let fits = |group: &Group, number: u64| {
            let mut asked = group.asked.iter();
            asked.all(|(place, bounds)| bounds.admit(number) == (assignment >> place & 1 == 1))
        };
        self.groups
            .iter()
            .all(|group| group.edges().any(|number| fits(group, number)))
    }
}

impl Group {
    /// Numbers of which one is as good as any: each bound and its neighbours.
    fn edges(&self) -> impl Iterator<Item = u64> {
        let bounds = self.asked.iter().map(|(_, bounds)| bounds);
        let bounds = bounds.flat_map(|bounds| [bounds.gte, bounds.lte, bounds.eq]);
        let around = |bound: u64| [bound.saturating_sub(1), bound, bound.saturating_add(1)];
        std::iter::once(0).chain(bounds.flatten().flat_map(around))
    }
}

/// What a leaf counts, and the bounds of the number.
fn number(leaf: &Expr) -> Option<(Vec<SignalId>, Option<Distinct>, Bounds)> {
    match leaf {
        Expr::Signal(signal) => {
            let one = Bounds {
                gte: Some(1),
                ..Bounds::default()
            };
            Some((vec![*signal], None, one))
        }
        Expr::Count {
            of,
            distinct,
            bounds,
        } => {
            let mut of = of.clone();
            of.sort_unstable();
            Some((of, *distinct, *bounds))
        }
        _ => None,
    }
}
