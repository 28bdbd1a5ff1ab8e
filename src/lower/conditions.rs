//! Conditions as written → nodes, children before parents, each with its path.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::ids::NodeId;
use crate::ids::RuleId;
use crate::ids::SignalId;
use crate::ir::Bounds;
use crate::ir::Expr;
use crate::ir::MetaTest;
use crate::ir::Node;
use crate::ir::Unit;
use crate::lower::faults::Faults;
use crate::lower::rule_names::RuleNames;
use crate::lower::scope::Scope;
use crate::policy::At;
use crate::policy::BoundsDef;
use crate::policy::Condition;
use crate::policy::ConditionDef;
use crate::policy::MetaTestDef;
use crate::policy::Name;
use crate::source::Place;

/// The conditions of one rule, growing.
#[derive(Debug)]
pub struct Conditions<'c, 'a, 'd> {
    /// The rule's names.
    pub scope: &'c Scope<'a>,
    /// Other rules.
    pub rules: &'c RuleNames<'a>,
    /// Faults.
    pub faults: &'c mut Faults<'d>,
    /// The filter whose conditions are lowered now.
    pub filter: Option<String>,
    /// All nodes so far.
    pub nodes: Vec<Node>,
    /// Signals that some condition names, also one that could not be read whole.
    pub named: BTreeSet<SignalId>,
    /// Rules that `rule:` conditions name.
    pub references: Vec<(RuleId, Place)>,
    /// Ids of near, seq and window nodes.
    pub ids: BTreeMap<String, Place>,
}

/// Where a condition stands: its path so far and the units around it.
#[derive(Clone, Copy)]
pub struct Spot<'p> {
    /// The keys so far.
    pub path: &'p str,
    /// The units around it, widest first.
    pub units: &'p [Unit],
}

impl<'p> Spot<'p> {
    /// At this path, inside these units.
    pub fn new(path: &'p str, units: &'p [Unit]) -> Self {
        Self { path, units }
    }
}

impl<'c, 'a, 'd> Conditions<'c, 'a, 'd> {
    /// No conditions yet.
    pub fn new(scope: &'c Scope<'a>, rules: &'c RuleNames<'a>, faults: &'c mut Faults<'d>) -> Self {
        Self {
            scope,
            rules,
            faults,
            filter: None,
            nodes: vec![],
            named: BTreeSet::new(),
            references: vec![],
            ids: BTreeMap::new(),
        }
    }

    /// Lowers a condition; `None` where some part of it could not be read.
    pub fn lower(&mut self, def: &ConditionDef, at: Spot) -> Option<NodeId> {
        let condition = def.condition.as_ref()?;
        let (key, expr) = self.expr(condition, def.place, at);
        let path = format!("{}{key}", at.path);
        let expr = expr?;
        let id = NodeId::new(self.nodes.len());
        self.nodes.push(Node {
            expr,
            path,
            place: def.place,
        });
        Some(id)
    }

    /// The operator's part of the path, and the condition.
    fn expr(
        &mut self,
        condition: &Condition,
        place: Place,
        at: Spot,
    ) -> (&'static str, Option<Expr>) {
        match condition {
            Condition::Signal(name) => (
                "",
                self.signal(&At::new(name.clone(), place)).map(Expr::Signal),
            ),
            Condition::All(of) => (".all", self.several(of, ".all", at).map(Expr::All)),
            Condition::Any(of) => (".any", self.several(of, ".any", at).map(Expr::Any)),
            Condition::None(of) => (".none", self.several(of, ".none", at).map(Expr::None)),
            Condition::Not(of) => (".not", self.single(of, ".not", at).map(Expr::Not)),
            Condition::AtLeast { n, of } => (".at_least", self.at_least(n, of, at)),
            Condition::Count {
                of,
                distinct,
                bounds,
            } => {
                let (of, bounds, distinct) = (self.signals(of), bounds_of(*bounds), *distinct);
                (
                    ".count",
                    of.map(|of| Expr::Count {
                        of,
                        distinct,
                        bounds,
                    }),
                )
            }
            Condition::Value { of, bounds } => {
                let (of, bounds) = (self.signals(of), bounds_of(*bounds));
                (".value", of.map(|of| Expr::Value { of, bounds }))
            }
            Condition::Near { id, anchor, with } => {
                (".near", self.near(id.as_ref(), anchor, with, place))
            }
            Condition::Seq { id, of, gap } => (".seq", self.seq(id.as_ref(), of, gap.as_ref())),
            Condition::In(unit, of) => self.inside(*unit, of, place, at),
            Condition::Window { id, tokens, has } => {
                (".window", self.window(id.as_ref(), tokens, has, place, at))
            }
            Condition::Evaded(of) => (".evaded", self.signals(of).map(Expr::Evaded)),
            Condition::Rule(name) => (".rule", self.rule(name)),
            Condition::Meta { key, test } => (
                ".meta",
                Some(Expr::Meta {
                    key: key.value.clone(),
                    test: meta_test(test),
                }),
            ),
        }
    }

    /// The signal of this name; notes that it is named.
    pub fn signal(&mut self, name: &Name) -> Option<SignalId> {
        let found = self.scope.find(name, self.filter.as_deref(), self.faults);
        self.named.extend(found);
        found
    }

    fn signals(&mut self, names: &[Name]) -> Option<Vec<SignalId>> {
        let found: Vec<_> = names.iter().map(|name| self.signal(name)).collect();
        let found: Vec<_> = found.into_iter().collect::<Option<_>>()?;
        (!found.is_empty()).then_some(found)
    }

    fn several(&mut self, of: &[ConditionDef], key: &str, at: Spot) -> Option<Vec<NodeId>> {
        let lowered: Vec<_> = of
            .iter()
            .enumerate()
            .map(|(index, def)| {
                let path = format!("{}{key}[{index}]", at.path);
                self.lower(def, Spot { path: &path, ..at })
            })
            .collect();
        let lowered: Vec<_> = lowered.into_iter().collect::<Option<_>>()?;
        (!lowered.is_empty()).then_some(lowered)
    }

    fn single(&mut self, of: &ConditionDef, key: &str, at: Spot) -> Option<NodeId> {
        let path = format!("{}{key}", at.path);
        self.lower(of, Spot { path: &path, ..at })
    }

    fn at_least(&mut self, n: &At<i64>, of: &[ConditionDef], at: Spot) -> Option<Expr> {
        let lowered = self.several(of, ".at_least.of", at);
        let n = usize::try_from(n.value)
            .ok()
            .filter(|n| *n <= of.len())
            .or_else(|| {
                let message = format!(
                    "{} conditions must hold, and only {} are listed",
                    n.value,
                    of.len()
                );
                let fault = Diagnostic::new(Code::NeverMatches, n.place, message);
                let help = format!("ask for {} at most, or list more conditions", of.len());
                self.faults.push(fault.help(help));
                None
            });
        Some(Expr::AtLeast {
            n: n?,
            of: lowered?,
        })
    }

    fn inside(
        &mut self,
        unit: Unit,
        of: &ConditionDef,
        place: Place,
        at: Spot,
    ) -> (&'static str, Option<Expr>) {
        let key = match unit {
            Unit::Document => ".document",
            Unit::Paragraph => ".paragraph",
            Unit::Sentence => ".sentence",
            Unit::Quoted => ".quoted",
            Unit::Window => ".window",
        };
        let fits = self.check_order(unit, place, at);
        let units = [at.units, &[unit]].concat();
        let path = format!("{}{key}", at.path);
        let node = self.lower(
            of,
            Spot {
                path: &path,
                units: &units,
            },
        );
        (
            key,
            node.filter(|_| fits).map(|node| Expr::In { unit, node }),
        )
    }

    /// Whether a unit may stand inside those around it.
    pub fn check_order(&mut self, unit: Unit, place: Place, at: Spot) -> bool {
        let Some(around) = at.units.last() else {
            return true;
        };
        let side_by_side = unit.rank() == around.rank() && !at.units.contains(&unit);
        if unit.rank() > around.rank() || side_by_side {
            return true;
        }
        let message = format!(
            "a {} cannot stand inside a {}",
            unit.as_str(),
            around.as_str()
        );
        let fault = Diagnostic::new(Code::ScopeOrder, place, message);
        self.faults
            .push(fault.help("units nest inward: document, paragraph, sentence or quoted, window"));
        false
    }

    fn rule(&mut self, name: &Name) -> Option<Expr> {
        let id = self.rules.find_live(name, self.faults)?;
        self.references.push((id, name.place));
        Some(Expr::Rule(id))
    }
}

fn bounds_of(def: BoundsDef) -> Bounds {
    Bounds {
        gte: def.gte,
        lte: def.lte,
        eq: def.eq,
    }
}

fn meta_test(def: &MetaTestDef) -> MetaTest {
    match def {
        MetaTestDef::Eq(value) => MetaTest::Eq(value.clone()),
        MetaTestDef::In(values) => MetaTest::In(values.clone()),
        MetaTestDef::Within { gte, lte } => MetaTest::Within {
            gte: *gte,
            lte: *lte,
        },
        MetaTestDef::Exists(exists) => MetaTest::Exists(*exists),
    }
}
