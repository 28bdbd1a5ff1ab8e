//! The findings of a verdict in groups: those of a label in one unit stand together, the best whole, the others in short.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::ir::Unit;
use crate::span::Span;
use crate::verdict::render::captures::captures;
use crate::verdict::render::escape::shown;
use crate::verdict::render::finding::Standing;
use crate::verdict::render::rows::{field_of, rows};
use crate::verdict::render::writer::Fields;
use crate::verdict::render::{Render, Tone};
use crate::verdict::{Finding, Match, Verdict};

/// Findings of a group that are shown beside the best; the rest is counted.
const OTHERS: usize = 10;
/// Matches of a finding in short.
const MATCHES: usize = 6;

/// What findings of a group have in common: whether they count, label, field, unit.
type Key<'v> = (usize, &'v str, &'v str, Span, Unit);

/// Findings of one label in one unit, the best first.
#[derive(Default)]
struct Group<'v> {
    findings: Vec<(&'v Finding, Standing<'v>)>,
    /// Their rules.
    rules: BTreeSet<&'v str>,
    /// Those whose claim a finding of the group tells, by rule.
    told: BTreeMap<&'v str, usize>,
}

/// What was said of a group.
#[derive(Default)]
struct Said<'v> {
    rules: BTreeSet<&'v str>,
    captures: BTreeSet<String>,
}

fn key(kind: usize, of: &Finding) -> Key<'_> {
    (kind, &of.label, &of.field, of.span, of.unit)
}

/// Findings in force, then those taken back, then those in shadow; groups in the order of their first finding.
fn groups(verdict: &Verdict) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = vec![];
    let mut places: BTreeMap<Key<'_>, usize> = BTreeMap::new();
    let counted = verdict
        .findings
        .iter()
        .map(|one| (0, one, Standing::Counts));
    let suppressed = verdict.suppressed.iter().map(|one| match &one.told_by {
        Some(by) => (0, &one.finding, Standing::Told(by)),
        None => (1, &one.finding, Standing::Suppressed(&one.by)),
    });
    let shadow = verdict.shadow.iter().map(|one| (2, one, Standing::Shadow));
    for (kind, finding, standing) in counted.chain(suppressed).chain(shadow) {
        let place = *places.entry(key(kind, finding)).or_insert(groups.len());
        if place == groups.len() {
            groups.push(Group::default());
        }
        let Some(group) = groups.get_mut(place) else {
            continue;
        };
        match standing {
            Standing::Told(by) if group.rules.contains(&**by) => {
                *group.told.entry(&finding.rule).or_default() += 1;
            }
            _ => {
                group.rules.insert(&finding.rule);
                group.findings.push((finding, standing));
            }
        }
    }
    for group in &mut groups {
        group
            .findings
            .sort_by_key(|(finding, _)| Reverse(finding.score));
    }
    groups
}

impl Render<'_> {
    /// All findings of a verdict, each group after an empty line.
    pub(super) fn groups(&self, fields: &Fields<'_>, verdict: &Verdict, out: &mut String) {
        for group in groups(verdict) {
            let Some(((best, standing), others)) = group.findings.split_first() else {
                continue;
            };
            out.push('\n');
            match standing {
                Standing::Counts | Standing::Shadow => self.finding(fields, best, *standing, out),
                Standing::Suppressed(_) | Standing::Told(_) => {
                    self.head(fields, best, *standing, out);
                    out.push_str(&format!("    {}\n", self.in_short(fields, best)));
                }
            }
            let mut said = Said::default();
            said.rules.insert(&best.rule);
            said.captures.insert(captures(best));
            for (finding, standing) in others.iter().take(OTHERS) {
                self.also(fields, (finding, *standing), &mut said, out);
            }
            let more = others.len().saturating_sub(OTHERS);
            if more > 0 {
                let findings = if more == 1 { "finding" } else { "findings" };
                let note = format!("… {more} more {findings} of this label here");
                out.push_str(&format!("    {}\n", self.paint.dress(Tone::Dim, &note)));
            }
            self.told_too(&group.told, &said, out);
        }
    }

    /// A finding in short: what it says that the group has not said.
    fn also<'v>(
        &self,
        fields: &Fields<'_>,
        (finding, standing): (&'v Finding, Standing<'_>),
        said: &mut Said<'v>,
        out: &mut String,
    ) {
        let score = self.score(finding, standing);
        let captured = captures(finding);
        let is_new = said.captures.insert(captured.clone()) && !captured.is_empty();
        let captured = if is_new {
            format!("{captured} · ")
        } else {
            String::new()
        };
        let line = match said.rules.insert(&finding.rule) {
            true if is_new => {
                let (name, matches) = (self.named(&finding.rule), self.in_short(fields, finding));
                format!("{name}\n      {captured}{matches}")
            }
            true => {
                let (name, marks) = (self.named(&finding.rule), marks(fields, finding));
                format!("{name} {}", self.paint.dress(Tone::Dim, &marks))
            }
            false => format!("{captured}{}", self.in_short(fields, finding)),
        };
        out.push_str(&format!("    also {score}  {}\n", line.trim_end()));
    }

    /// The rules that tell what the group tells.
    fn told_too(&self, told: &BTreeMap<&str, usize>, said: &Said<'_>, out: &mut String) {
        for (rule, findings) in told {
            let name = if said.rules.contains(rule) {
                (*rule).to_owned()
            } else {
                self.named(rule)
            };
            let times = match findings {
                1 => "once".to_owned(),
                _ => format!("{findings} times"),
            };
            let line = format!("told too, {times}, by {name}");
            out.push_str(&format!("    {}\n", self.paint.dress(Tone::Dim, &line)));
        }
    }

    /// A rule with its title.
    fn named(&self, rule: &str) -> String {
        let title = self.title(rule);
        let title = title.map_or_else(String::new, |title| format!(": {}", shown(title)));
        format!("{rule}{title}")
    }

    /// The matches of a finding in one line; context only where there is nothing else.
    fn in_short(&self, fields: &Fields<'_>, finding: &Finding) -> String {
        let first = first_of(finding);
        let shown = first.iter().take(MATCHES);
        let mut shown: Vec<String> = shown
            .map(|(field, found)| self.numbered(fields, field, found))
            .collect();
        if first.len() > MATCHES {
            let more = format!("+{} more", first.len() - MATCHES);
            shown.push(self.paint.dress(Tone::Dim, &more));
        }
        shown.join(" ")
    }
}

/// The numbers of a finding's matches.
fn marks(fields: &Fields<'_>, finding: &Finding) -> String {
    let first = first_of(finding);
    let numbers = first.iter().filter_map(|(field, found)| {
        let marks = &fields.get(field)?.marks;
        Some(marks.number(found.span))
    });
    let mut numbers: Vec<String> = numbers.take(MATCHES).collect();
    if first.len() > MATCHES {
        numbers.push(format!("+{}", first.len() - MATCHES));
    }
    numbers.join(" ")
}

/// One match of each place of a finding, context aside; where there is nothing else, of the context.
fn first_of(finding: &Finding) -> Vec<(&str, &Match)> {
    let rows = rows(finding, false);
    let places = rows.places.iter();
    let places = places.filter_map(|place| Some((&**place.field, *place.matches.first()?)));
    let places: Vec<(&str, &Match)> = places.collect();
    if !places.is_empty() {
        return places;
    }
    let around = rows.around.iter().flat_map(|around| &around.nearest);
    around
        .map(|found| (&**field_of(finding, found), *found))
        .collect()
}
