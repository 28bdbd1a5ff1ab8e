//! Whole generated policies, as YAML.

use serde_json::{Map, Value, json};

use super::choices::Choices;
use super::conditions::{At, Conditions};
use super::shared::Shared;
use super::signals::{Known, Lists, NAMES, signal};

/// A generated policy.
#[derive(Clone, Debug)]
pub struct Written {
    /// Its documents, in order.
    pub documents: Vec<Value>,
    /// All terms written anywhere in it.
    pub terms: Vec<String>,
}

impl Written {
    /// As YAML in block style.
    pub fn yaml(&self) -> String {
        let documents: Vec<String> = self
            .documents
            .iter()
            .map(|document| serde_yaml::to_string(document).unwrap())
            .collect();
        documents.join("---\n")
    }

    /// As JSON, which is YAML too.
    pub fn json(&self) -> String {
        let documents: Vec<String> = self.documents.iter().map(Value::to_string).collect();
        documents.join("\n---\n")
    }
}

impl Written {
    /// The fold by which a signal of a rule matches.
    pub fn fold_of(&self, rule: &str, signal: &str) -> &str {
        let has = |document: &&Value| document["signals"].get(signal).is_some();
        let own = self
            .documents
            .iter()
            .find(|document| document["id"] == rule)
            .filter(has);
        let mut shared = self
            .documents
            .iter()
            .filter(|document| document["kind"] == "signals");
        let fold = own.or_else(|| shared.find(has)).and_then(|document| {
            document["signals"][signal]["fold"]
                .as_str()
                .or(document["match"]["fold"].as_str())
        });
        fold.unwrap_or("default")
    }
}

/// A policy of rules that are asked in paragraphs and look at nothing around them; `None` where the choices give none.
pub fn by_paragraph(bytes: &[u8]) -> Option<Written> {
    let mut written = policy(bytes);
    written
        .documents
        .retain(|document| document["kind"] != "filter");
    let shares_a_regex = |document: &Value| {
        document["kind"] == "signals" && document.to_string().contains("\"regex\"")
    };
    if written.documents.iter().any(shares_a_regex) {
        return None;
    }
    for rule in written
        .documents
        .iter_mut()
        .filter(|document| document["kind"] == "rule")
    {
        let printed = rule.to_string();
        let around = [
            "\"paragraph\"",
            "\"document\"",
            "\"rule\":",
            "\"regex\"",
            "\"meta\"",
        ];
        if around.iter().any(|key| printed.contains(key)) {
            return None;
        }
        rule["when"] = json!({"paragraph": rule["when"]});
    }
    Some(written)
}

/// Makes a policy of choices.
pub fn policy(bytes: &[u8]) -> Written {
    let from = &mut Choices::new(bytes);
    let mut lists = Lists::new(from);
    let shared = Shared::new(from, &mut lists);
    let mut documents = vec![manifest()];
    let count = 1 + from.weighted(&[60, 25, 15]);
    let mut ids: Vec<String> = vec![];
    let mut rules = vec![];
    let mut first = vec![];
    for index in 0..count {
        let id = ["m.first", "a.second", "z.third"][index].to_owned();
        let (rule, known) = rule(from, &id, &ids, &shared, &mut lists);
        if matches!(rule["status"].as_str(), Some("enforce" | "shadow")) {
            ids.push(id);
        }
        if index == 0 {
            first = known;
        }
        rules.push(rule);
    }
    for label in ["low", "high", "also"] {
        let captures = captures_of(label, &rules);
        if !captures.is_empty() && from.chance(60) {
            documents[0]["labels"][label]["one_per"] = json!(from.pick_of(&captures));
        }
    }
    let filter = from
        .chance(20)
        .then(|| filter(from, count, first, &shared, &mut lists));
    if !lists.names.is_empty() {
        documents.push(json!({"bayan": 1, "kind": "lists", "lists": lists.entries}));
    }
    documents.extend(rules);
    documents.extend(filter);
    documents.extend(shared.documents);
    Written {
        documents,
        terms: lists.terms,
    }
}

/// The names of what the rules of a label capture.
fn captures_of(label: &str, rules: &[Value]) -> Vec<String> {
    let own = rules.iter().filter(|rule| rule["label"] == label);
    let captures = own.filter_map(|rule| rule["captures"].as_object());
    let names = captures.flat_map(|captures| captures.keys().cloned());
    names.filter(|name| name != "per").collect()
}

pub fn manifest() -> Value {
    json!({"bayan": 1, "kind": "policy", "name": "p", "version": "1.0.0", "labels": {
        "low": {"title": "L", "severity": "low", "threshold": 50, "action": "log"},
        "high": {"title": "H", "severity": "high", "threshold": 100, "action": "block"},
        "also": {"title": "A", "severity": "high", "threshold": 0, "action": "review"},
    }})
}

fn rule(
    from: &mut Choices<'_>,
    id: &str,
    others: &[String],
    shared: &Shared,
    lists: &mut Lists,
) -> (Value, Vec<Known>) {
    let status = ["enforce", "shadow", "draft", "retired"][from.weighted(&[84, 12, 2, 2])];
    let mut rule = json!({
        "bayan": 1, "kind": "rule", "id": id, "label": from.pick(&["low", "high", "also"]), "title": "T", "version": "1.0.0",
        "status": status, "langs": ["en"],
    });
    let mut inherited = None;
    if from.chance(15) {
        let fold = from.pick(&["skeleton", "exact"]);
        rule["match"] = json!({"fold": fold, "boundary": from.pick(&["infix", "word"])});
        if from.chance(40) {
            rule["match"]["affixes"] = json!("none");
        }
        inherited = Some(fold);
    }
    let (used, seen) = shared.used(from);
    if !used.is_empty() {
        rule["use"] = json!(used);
    }
    let count = from.between(usize::from(seen.is_empty()), NAMES.len());
    let (known, signals) = signals(from, &NAMES[..count], seen, lists, inherited);
    if count > 0 {
        rule["signals"] = signals;
    }
    let mut conditions = Conditions {
        signals: &known,
        rules: others,
        ids: vec![],
        sure: vec![],
        prefix: "n",
    };
    let depth = from.between(0, 5);
    rule["when"] = conditions.condition(from, At::root(depth));
    let captures = captures(from, &conditions);
    conditions.prefix = "u";
    let own = unit_of(&rule["when"], captures.get("per"));
    if !captures.is_empty() {
        rule["captures"] = Value::Object(captures);
    }
    if from.chance(35) {
        let count = from.between(1, 2);
        rule["unless"] = (0..count)
            .map(|index| unless(from, &mut conditions, own, index))
            .collect();
    }
    if from.chance(35) {
        rule["score"] = score(from, &mut conditions, own);
    }
    (rule, known)
}

/// Signals of these names; their exceptions look at earlier ones and at `known`. Returned are all of them, and their own.
pub fn signals(
    from: &mut Choices<'_>,
    names: &[&'static str],
    mut known: Vec<Known>,
    lists: &mut Lists,
    inherited: Option<&'static str>,
) -> (Vec<Known>, Value) {
    let mut signals = Map::new();
    for name in names {
        let (one, value) = signal(from, name, &known, lists, inherited);
        signals.insert((*name).to_owned(), value);
        known.push(one);
    }
    (known, Value::Object(signals))
}

/// The rank and unit that a finding has, as far as a look at the keys from the root tells.
fn unit_of(when: &Value, per: Option<&Value>) -> At {
    let mut at = At::root(2);
    let mut node = when;
    while let Some((key, inner)) = node.as_object().and_then(|map| map.iter().next()) {
        match key.as_str() {
            "paragraph" => at.rank = 1,
            "sentence" => (at.rank, at.beside) = (2, (at.rank < 2).then_some("sentence")),
            "quoted" => (at.rank, at.beside) = (2, (at.rank < 2).then_some("quoted")),
            "document" => {}
            "window" => at.rank = 3,
            "all" if per.is_some() => at.rank = 3,
            _ => break,
        }
        node = if key == "window" {
            &inner["has"]
        } else {
            inner
        };
    }
    At {
        always: false,
        ..at
    }
}

fn captures(from: &mut Choices<'_>, conditions: &Conditions<'_>) -> Map<String, Value> {
    let mut captures = Map::new();
    let always: Vec<String> = conditions
        .ids
        .iter()
        .filter(|named| named.always)
        .map(|named| named.id.clone())
        .collect();
    if from.chance(65) {
        if !always.is_empty() && from.chance(75) {
            captures.insert("per".to_owned(), json!(from.pick_of(&always)));
        } else if !conditions.sure.is_empty() {
            captures.insert("per".to_owned(), json!(from.pick_of(&conditions.sure)));
        }
    }
    let count = from.weighted(&[40, 30, 20, 10]);
    for name in ["b", "a", "d"].into_iter().take(count) {
        let signal = from.pick_of(conditions.signals);
        let parts: &[&str] = match signal.kind {
            "terms" => &["text", "is", "term"],
            "quantity" => &["value", "text", "qualifier", "kind"],
            "regex" if !signal.groups.is_empty() => &signal.groups,
            _ => &["text"],
        };
        captures.insert(
            name.to_owned(),
            json!(format!("{}.{}", signal.name, from.pick(parts))),
        );
    }
    captures
}

fn unless(from: &mut Choices<'_>, conditions: &mut Conditions<'_>, own: At, index: usize) -> Value {
    let mut entry = json!({"id": format!("x{index}"), "why": "w"});
    let mut at = own;
    if from.chance(60) {
        let wider: &[&str] = match own.rank {
            0 => &["document"],
            1 => &["paragraph", "document"],
            2 if own.beside == Some("quoted") => &["quoted", "document", "paragraph"],
            2 => &["sentence", "document", "paragraph"],
            _ => &["document", "paragraph", "sentence", "quoted"],
        };
        let unit = from.pick(wider);
        entry["at"] = json!(unit);
        at.rank = ["document", "paragraph"]
            .iter()
            .position(|one| *one == unit)
            .unwrap_or(2);
        at.beside = (at.rank == 2).then_some(unit);
    }
    entry["when"] = conditions.any(from, at);
    entry
}

fn score(from: &mut Choices<'_>, conditions: &mut Conditions<'_>, own: At) -> Value {
    let mut score = json!({"base": from.pick_of(&[70, 40, 100, 0, -20, 50]), "cap": from.pick_of(&[100, 60, 200])});
    let count = from.below(3);
    let add: Vec<Value> = (0..count)
        .map(|_| json!({"if": conditions.any(from, own), "points": from.pick_of(&[10, -10, 30, 60, -100])}))
        .collect();
    if !add.is_empty() {
        score["add"] = json!(add);
    }
    score
}

/// A filter for some of the rules. It knows the signals of the first rule where it is for that one alone.
fn filter(
    from: &mut Choices<'_>,
    rules: usize,
    first: Vec<Known>,
    shared: &Shared,
    lists: &mut Lists,
) -> Value {
    let rules = &["m.first", "a.second", "z.third"][..from.between(1, rules)];
    let mut filter =
        json!({"bayan": 1, "kind": "filter", "id": "house", "why": "w", "rules": rules});
    let (used, mut seen) = shared.used(from);
    if !used.is_empty() {
        filter["use"] = json!(used);
    }
    let theirs = first.into_iter().filter(|_| rules.len() == 1);
    for one in theirs {
        if seen.iter().all(|other| other.name != one.name) {
            seen.push(one);
        }
    }
    let least = usize::from(seen.is_empty());
    let count = from.between(least, 2);
    let (known, signals) = signals(from, &["fa", "fb"][..count], seen, lists, None);
    if count > 0 {
        filter["signals"] = signals;
    }
    let mut conditions = Conditions {
        signals: &known,
        rules: &[],
        ids: vec![],
        sure: vec![],
        prefix: "f",
    };
    let at = At {
        always: false,
        ..At::root(1)
    };
    let mut entry = json!({"id": "tenant", "why": "w", "when": conditions.any(from, at)});
    if from.chance(70) {
        entry["at"] = json!("document");
    }
    filter["unless"] = json!([entry]);
    filter
}
