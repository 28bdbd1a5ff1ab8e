//! The arithmetic of a score, and what a finding rests on.

use crate::verdict::Finding;
use crate::verdict::Proof;
use crate::verdict::Reckoning;
use crate::verdict::render::Render;
use crate::verdict::render::Tone;
use crate::verdict::render::escape::quoted;
use crate::verdict::render::writer::Fields;

impl Render<'_> {
    pub(super) fn proof(
        &self,
        fields: &Fields<'_>,
        finding: &Finding,
        proof: &Proof,
        out: &mut String,
    ) {
        let mut lines = vec![sum(&proof.score)];
        lines.extend(rests_on(fields, finding, proof));
        for line in lines {
            out.push_str(&format!("    {}\n", self.paint.dress(Tone::Dim, &line)));
        }
    }
}

/// `score: 70 base + 10 amount ≥ 1000 = 80 of 100, 50 asked for`
fn sum(score: &Reckoning) -> String {
    let mut text = format!("score: {} base", score.base);
    let mut sum = score.base;
    for added in score.add.iter().filter(|added| added.holds) {
        let sign = if added.points < 0 { '−' } else { '+' };
        text.push_str(&format!(
            " {sign} {} {}",
            added.points.abs(),
            added.condition
        ));
        sum += added.points;
    }
    text.push_str(&format!(" = {}", score.total));
    if sum != score.total {
        text.push_str(&format!(" ({sum} cut)"));
    }
    text.push_str(&format!(" of {}, {} asked for", score.cap, score.threshold));
    let not: Vec<String> = score
        .add
        .iter()
        .filter(|added| !added.holds)
        .map(|added| format!("{:+} {}", added.points, added.condition))
        .collect();
    if !not.is_empty() {
        text.push_str(&format!("; not {}", not.join(", ")));
    }
    text
}

/// Which matches the finding needs, and which are enough.
fn rests_on(fields: &Fields<'_>, finding: &Finding, proof: &Proof) -> Option<String> {
    let needed = proof.necessary.as_ref()?;
    let name = |at: usize| {
        let found = finding.matches.get(at)?;
        let field = found.field.as_deref().unwrap_or(&finding.field);
        let number = fields
            .get(field)
            .map(|field| field.marks.number(found.span))
            .unwrap_or_default();
        Some(format!("{}{number}", quoted(&found.text)))
    };
    let named = |places: &[usize]| {
        let mut names: Vec<String> = places.iter().filter_map(|at| name(*at)).collect();
        names.dedup();
        names.join(", ")
    };
    let places: Vec<usize> = (0..needed.len())
        .filter(|at| needed.get(*at) == Some(&true))
        .collect();
    let mut text = if places.is_empty() {
        "no match is needed by itself".to_owned()
    } else {
        format!("gone without any of: {}", named(&places))
    };
    match &proof.sufficient {
        Some(enough) if *enough == places => text.push_str("; these alone keep it"),
        Some(enough) => text.push_str(&format!("; enough alone: {}", named(enough))),
        None => text.push_str("; the matches alone do not keep it"),
    }
    Some(text)
}
