//! Conditions that measure: `near`, `seq`, `window`.

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::quoted;
use crate::ir::Expr;
use crate::ir::Near;
use crate::ir::Seq;
use crate::ir::Step;
use crate::ir::Unit;
use crate::ir::With;
use crate::lower::conditions::Conditions;
use crate::lower::conditions::Spot;
use crate::lower::uses::uses;
use crate::policy::At;
use crate::policy::ConditionDef;
use crate::policy::Name;
use crate::policy::WithDef;
use crate::source::Place;

impl Conditions<'_, '_, '_> {
    /// `near`: its anchor, and its company sorted by name.
    pub fn near(
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
                    prefer: def.prefer.as_ref().map(|side| side.value),
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

    /// `seq`: its steps, each with its own gap or that of all.
    pub fn seq(
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

    /// `window`: where it starts follows from what it has.
    pub fn window(
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
                let message = format!("the name {} is taken", quoted(&id.value));
                let mut fault = Diagnostic::new(Code::DuplicateId, id.place, message);
                fault.related = first
                    .map(|place| ("by this one".to_owned(), place))
                    .into_iter()
                    .collect();
                self.faults
                    .push(fault.help(
                        "take another `id`: signals and the ids of `near`, `seq` and `window` share their names",
                    ));
            }
            None => {
                self.ids.insert(key, id.place);
            }
        }
        Some(id.value.clone())
    }
}
