//! `bayan verify`: verdicts are derived again from text and policy, and each difference is named.

use bayan::Discrepancy;
use bayan::Id;
use bayan::Paint;
use bayan::Policy;
use bayan::Tone;
use bayan::compare_text;
use bayan::shown;

use crate::args::Format;
use crate::args::Shared;
use crate::args::VerifyArgs;
use crate::faults::number;
use crate::inputs::Inputs;
use crate::output;
use crate::output::Outcome;
use crate::output::Status;
use crate::output::Stop;
use crate::pairs;
use crate::pairs::Pair;
use crate::policy;
use crate::stream;
use crate::stream::Feed;
use crate::wrap::wrapped;

/// Pairs of one piece of work.
const PIECE: usize = 16;

pub(crate) fn run(shared: &Shared, args: &VerifyArgs) -> Outcome {
    let policy = policy::compiled(shared)?;
    let inputs = Inputs::new(&args.reading);
    let claims = pairs::claims(&args.verdicts)?;
    let texts = pairs::texts(&args.inputs, &inputs)?;
    if claims.is_empty() {
        let name = args.verdicts.display();
        return Err(Stop::failed(format!("no verdict in `{name}`")));
    }
    let total = claims.len();
    let mut report = Report::new(args.format, output::paint(shared.color));
    let mut rest = pairs::paired(claims, texts);
    let produce = move |feed: &Feed<Vec<Pair>, Vec<Checked>>| {
        while !rest.is_empty() {
            let piece = rest.drain(..PIECE.min(rest.len())).collect();
            if !feed.push(piece) {
                return;
            }
        }
    };
    let work = move |piece: Vec<Pair>| {
        piece
            .into_iter()
            .map(|pair| checked(&policy, pair))
            .collect()
    };
    stream::in_order(stream::processors(), produce, work, |piece| {
        piece
            .into_iter()
            .try_for_each(|checked| report.add(checked))?;
        Ok(true)
    })?;
    report.end(total)
}

/// A pair and what is wrong with it.
struct Checked {
    id: Option<Id>,
    line: Option<u64>,
    differences: Vec<Discrepancy>,
}

fn checked(policy: &Policy, pair: Pair) -> Checked {
    let differences = match (&pair.claim, &pair.text) {
        (Some(claim), Some(Ok(document))) => policy.verify_json(document, claim),
        (Some(claim), Some(Err(fault))) => compare_text(claim, fault),
        (Some(_), None) => vec![Discrepancy::unreadable("the verdict has no text")],
        (None, _) => vec![Discrepancy::unreadable("the text has no verdict")],
    };
    Checked {
        id: pair.id,
        line: pair.line,
        differences,
    }
}

/// Tells what does not agree.
struct Report {
    format: Format,
    paint: Paint,
    entries: Vec<serde_json::Value>,
    wrong: usize,
}

impl Report {
    fn new(format: Format, paint: Paint) -> Self {
        Self {
            format,
            paint,
            entries: vec![],
            wrong: 0,
        }
    }

    fn add(&mut self, checked: Checked) -> Result<(), Stop> {
        if checked.differences.is_empty() {
            return Ok(());
        }
        self.wrong += 1;
        match self.format {
            Format::Text => output::print(&wrapped(&self.text(&checked), output::width())),
            Format::Json => {
                self.entries.push(serde_json::json!({
                    "id": checked.id,
                    "line": checked.line,
                    "differences": checked.differences,
                }));
                Ok(())
            }
        }
    }

    fn text(&self, checked: &Checked) -> String {
        let cross = self.paint.dress(Tone::Bad, "✗");
        let id = match &checked.id {
            Some(Id::Number(id)) => id.to_string(),
            Some(Id::Text(id)) => shown(id),
            None => "(no id)".to_owned(),
        };
        let id = self.paint.dress(Tone::Strong, &id);
        let line = checked
            .line
            .map_or_else(String::new, |line| format!("  line {line}"));
        let mut out = format!("{cross} {id}{}\n", self.paint.dress(Tone::Dim, &line));
        for difference in &checked.differences {
            out.push_str(&format!("  {}\n", shown(&difference.to_string())));
        }
        out
    }

    fn end(self, total: usize) -> Outcome {
        if self.format == Format::Json {
            let report = serde_json::json!({"verdicts": total, "wrong": self.wrong, "entries": self.entries});
            output::print(&format!("{report}\n"))?;
        }
        let all = number(total, "verdict");
        if self.wrong == 0 {
            output::note(&format!("bayan: {all}, all as derived again"));
            return Ok(Status::Done);
        }
        let wrong = number(self.wrong, "pair");
        output::note(&format!("bayan: {all}, {wrong} with differences"));
        Ok(Status::Failed)
    }
}
