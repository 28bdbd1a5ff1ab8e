//! Conditions as written → nodes, children before parents, each with its path.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::quoted;
use crate::ids::NodeId;
use crate::ids::RuleId;
use crate::ids::SignalId;
use crate::ir::Bounds;
use crate::ir::Expr;
use crate::ir::MetaTest;
use crate::ir::Near;
use crate::ir::Node;
use crate::ir::Seq;
use crate::ir::Step;
use crate::ir::Unit;
use crate::ir::With;
use crate::lower::faults::Faults;
use crate::lower::rule_names::RuleNames;
use crate::lower::scope::Scope;
use crate::lower::uses::uses;
use crate::policy::At;
use crate::policy::BoundsDef;
use crate::policy::Condition;
use crate::policy::ConditionDef;
use crate::policy::MetaTestDef;
use crate::policy::Name;
use crate::policy::WithDef;
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
    path: &'p str,
    units: &'p [Unit],
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

    fn signal(&mut self, name: &Name) -> Option<SignalId> {
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
                let message = format!("at least {} of {} conditions never hold", n.value, of.len());
                self.faults
                    .push(Diagnostic::new(Code::NeverMatches, n.place, message));
                None
            });
        Some(Expr::AtLeast {
            n: n?,
            of: lowered?,
        })
    }

    fn near(
        &mut self,
        id: Option<&Name>,
        anchor: &Name,
        with: &[WithDef],
        place: Place,
    ) -> Option<Expr> {
        let id = self.id(id);
        let anchor = self.signal(anchor);
        let mut found: Vec<_> = with
            .iter()
            .map(|with| (with, self.signal(&with.signal)))
            .collect();
        if !with.is_empty() && with.iter().all(|with| with.optional) {
            let message =
                "all company of this `near` is optional, so it asks for nothing but its anchor";
            let fault = Diagnostic::new(Code::NearNothingRequired, place, message);
            self.faults.push(
                fault.help("let one companion be required, or name the anchor's signal alone"),
            );
            return None;
        }
        found.sort_by(|(a, _), (b, _)| a.signal.value.cmp(&b.signal.value));
        let with: Option<Vec<With>> = found
            .into_iter()
            .map(|(def, signal)| {
                let tokens = usize::try_from(def.tokens.value).ok()?;
                Some(With {
                    signal: signal?,
                    tokens,
                    side: def.side,
                    optional: def.optional,
                })
            })
            .collect();
        let with = with.filter(|with| !with.is_empty())?;
        Some(Expr::Near(Near {
            id,
            anchor: anchor?,
            with,
        }))
    }

    fn seq(
        &mut self,
        id: Option<&Name>,
        of: &[(Name, Option<At<i64>>)],
        gap: Option<&At<i64>>,
    ) -> Option<Expr> {
        let id = self.id(id);
        let mut steps = vec![];
        for (name, own) in of {
            let gap = own.as_ref().or(gap).map_or(0, |gap| gap.value);
            steps.push((self.signal(name), usize::try_from(gap).unwrap_or(0)));
        }
        let of: Option<Vec<Step>> = steps
            .into_iter()
            .map(|(signal, gap)| {
                Some(Step {
                    signal: signal?,
                    gap,
                })
            })
            .collect();
        Some(Expr::Seq(Seq { id, of: of? }))
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

    fn window(
        &mut self,
        id: Option<&Name>,
        tokens: &At<i64>,
        has: &ConditionDef,
        place: Place,
        at: Spot,
    ) -> Option<Expr> {
        let id = self.id(id);
        let fits = self.check_order(Unit::Window, place, at);
        let units = [at.units, &[Unit::Window]].concat();
        let path = format!("{}.window.has", at.path);
        let has = self.lower(
            has,
            Spot {
                path: &path,
                units: &units,
            },
        )?;
        let starts: Vec<_> = uses(&self.nodes, has).positive.into_iter().collect();
        if starts.is_empty() {
            let message = "a window starts at a match, and this one asks for none";
            let fault = Diagnostic::new(Code::NeverMatches, place, message);
            self.faults
                .push(fault.help("name a signal in `has` outside of `none` and `not`"));
            return None;
        }
        let tokens = usize::try_from(tokens.value).ok()?;
        fits.then_some(Expr::Window {
            id,
            tokens,
            has,
            starts,
        })
    }

    /// Whether a unit may stand inside those around it.
    fn check_order(&mut self, unit: Unit, place: Place, at: Spot) -> bool {
        let Some(around) = at.units.last() else {
            return true;
        };
        let side_by_side = unit.rank() == around.rank() && !at.units.contains(&unit);
        if unit.rank() > around.rank() || side_by_side {
            return true;
        }
        let message = format!("a {} inside a {}", unit.as_str(), around.as_str());
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

    /// Notes an id; near, seq and window nodes share their names with the rule's signals.
    fn id(&mut self, id: Option<&Name>) -> Option<String> {
        let id = id?;
        let key = match &self.filter {
            Some(filter) => format!("{filter}/{}", id.value),
            None => id.value.clone(),
        };
        let signal = self
            .scope
            .exact(&key)
            .and_then(|signal| self.scope.planned(signal));
        let first = signal.map(|signal| signal.place());
        match first.or_else(|| self.ids.get(&key).map(|place| Some(*place))) {
            Some(first) => {
                let message = format!("the id {} is taken", quoted(&id.value));
                let mut fault = Diagnostic::new(Code::DuplicateId, id.place, message);
                fault.related = first
                    .map(|place| ("by this".to_owned(), place))
                    .into_iter()
                    .collect();
                self.faults
                    .push(fault.help(
                        "signals and near, seq and window nodes of a rule share their names",
                    ));
            }
            None => {
                self.ids.insert(key, id.place);
            }
        }
        Some(id.value.clone())
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
