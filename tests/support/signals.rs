//! Signals and lists of generated policies.

use serde_json::{Map, Value, json};

use super::choices::Choices;
use super::words;

/// Names of signals; the order of writing is not the order of names.
pub const NAMES: [&str; 6] = ["m", "c", "z", "a", "q", "k"];

/// What a condition may ask of a signal.
#[derive(Clone, Debug)]
pub struct Known {
    pub name: &'static str,
    pub kind: &'static str,
    pub skeleton: bool,
    pub groups: Vec<&'static str>,
}

/// The lists of a policy, by name, and all terms written anywhere.
#[derive(Default)]
pub struct Lists {
    pub names: Vec<&'static str>,
    pub entries: Map<String, Value>,
    pub terms: Vec<String>,
}

impl Lists {
    pub fn new(from: &mut Choices<'_>) -> Self {
        let mut lists = Self::default();
        for name in ["one", "two", "three"]
            .into_iter()
            .take(from.weighted(&[50, 25, 15, 10]))
        {
            let entries = lists.list(from);
            lists.entries.insert(name.to_owned(), entries);
            lists.names.push(name);
        }
        lists
    }

    fn term(&mut self, from: &mut Choices<'_>) -> String {
        if !self.names.is_empty() && from.chance(5) {
            return format!("${}", from.pick_of(&self.names));
        }
        let again = !self.terms.is_empty() && from.chance(15);
        if again {
            return from.pick_of(&self.terms);
        }
        let term = words::term(from);
        self.terms.push(term.clone());
        term
    }

    fn terms(&mut self, from: &mut Choices<'_>) -> Value {
        let count = from.between(1, 3);
        let mut terms: Vec<String> = (0..count).map(|_| self.term(from)).collect();
        terms.sort();
        terms.dedup();
        json!(terms)
    }

    fn by_language(&mut self, from: &mut Choices<'_>) -> Value {
        let mut map = Map::new();
        for language in from.pick_of(&[&["ar"][..], &["en"], &["ar", "en"], &["fr"]]) {
            let terms = self.terms(from);
            map.insert((*language).to_owned(), terms);
        }
        Value::Object(map)
    }

    /// Terms, by language or plain, entries with `is` and duals, other lists.
    fn list(&mut self, from: &mut Choices<'_>) -> Value {
        match from.weighted(&[35, 25, 40]) {
            0 => self.by_language(from),
            1 => self.terms(from),
            _ => {
                let count = from.between(1, 3);
                let entries = (0..count).map(|_| self.entry(from)).collect();
                Value::Array(entries)
            }
        }
    }

    fn entry(&mut self, from: &mut Choices<'_>) -> Value {
        if from.chance(20) {
            return json!(self.term(from));
        }
        if !self.names.is_empty() && from.chance(15) {
            return json!(format!("${}", from.pick_of(&self.names)));
        }
        let Value::Object(mut entry) = self.by_language(from) else {
            return Value::Null;
        };
        if from.chance(70) {
            entry.insert(
                "is".to_owned(),
                json!(from.pick(&["account", "قناة", "x", "y"])),
            );
        }
        if from.chance(40) {
            let dual = from
                .pick(&["حساب(ان|ين)", "كتابان", "قناتين", "يدان"])
                .to_owned();
            self.terms.push(dual.clone());
            entry.insert("dual".to_owned(), json!({"ar": [dual]}));
        }
        Value::Object(entry)
    }

    /// What stands under `terms`.
    pub fn used(&mut self, from: &mut Choices<'_>) -> Value {
        if !self.names.is_empty() && from.chance(40) {
            return json!(format!("${}", from.pick_of(&self.names)));
        }
        self.list(from)
    }
}

const REGEXES: &[(&str, &[&str])] = &[
    ("a+", &[]),
    ("[ab]+", &[]),
    (r"(?P<g>c[a-z])t", &["g"]),
    ("ا+ل?", &[]),
    (r"\d+", &[]),
    (r"(?P<n>\d+) (?P<w>\w+)", &["n", "w"]),
    (r"\bcat\b", &[]),
    (r"(?P<x>a)|(?P<y>b)", &["x", "y"]),
    ("^.", &[]),
    (r"\w+\s+\w+", &[]),
    (r"حس(?P<g>اب)?", &["g"]),
    (r".\z", &[]),
];

/// A signal; exceptions look at `known` ones only.
pub fn signal(
    from: &mut Choices<'_>,
    name: &'static str,
    known: &[Known],
    lists: &mut Lists,
    inherited: Option<&'static str>,
) -> (Known, Value) {
    let mut signal = Map::new();
    let mut groups = vec![];
    let mut fold = inherited.unwrap_or("default");
    let kind = match from.weighted(&[56, 12, 24, 8]) {
        0 => {
            signal.insert("terms".to_owned(), lists.used(from));
            "terms"
        }
        1 => {
            let (pattern, names) = from.pick_of(REGEXES);
            groups = names.to_vec();
            signal.insert("regex".to_owned(), json!(pattern));
            "regex"
        }
        2 => {
            signal.insert("quantity".to_owned(), quantity(from));
            "quantity"
        }
        _ => {
            let least = from.below(4);
            let quote = if least == 0 {
                json!({})
            } else {
                json!({"min_tokens": least})
            };
            signal.insert("quote".to_owned(), quote);
            "quote"
        }
    };
    let matching = matches!(kind, "terms" | "regex");
    if matching && from.chance(45) {
        fold = from.pick(&["skeleton", "exact", "default", "skeleton"]);
        signal.insert("fold".to_owned(), json!(fold));
    }
    if kind == "terms" {
        if from.chance(35) {
            signal.insert(
                "boundary".to_owned(),
                json!(from.pick(&["infix", "prefix", "suffix", "word"])),
            );
        }
        if from.chance(15) {
            signal.insert("affixes".to_owned(), json!(from.pick(&["none", "auto"])));
        }
    }
    if from.chance(8) {
        signal.insert(
            "in".to_owned(),
            json!(from.pick(&["title", "text", "body"])),
        );
    }
    if from.chance(30) {
        let count = from.between(1, 2);
        let excepts: Vec<Value> = (0..count)
            .filter_map(|id| except(from, id, kind, known, lists))
            .collect();
        if !excepts.is_empty() {
            signal.insert("except".to_owned(), json!(excepts));
        }
    }
    let skeleton = matching && fold == "skeleton";
    (
        Known {
            name,
            kind,
            skeleton,
            groups,
        },
        Value::Object(signal),
    )
}

fn except(
    from: &mut Choices<'_>,
    id: usize,
    kind: &str,
    known: &[Known],
    lists: &mut Lists,
) -> Option<Value> {
    let id = format!("not{id}");
    if kind == "terms" && from.chance(25) {
        return Some(json!({"id": id, "why": "w", "inside": lists.used(from)}));
    }
    let names: Vec<&str> = known.iter().map(|one| one.name).collect();
    if names.is_empty() {
        return None;
    }
    let other = from.pick(&names);
    if from.chance(40) {
        return Some(json!({"id": id, "why": "w", "inside": other}));
    }
    let mut except = json!({"id": id, "why": "w", "near": other, "tokens": from.below(6)});
    if from.chance(60) {
        except["side"] = json!(from.pick(&["before", "after", "either"]));
    }
    Some(except)
}

fn quantity(from: &mut Choices<'_>) -> Value {
    let mut quantity = Map::new();
    match from.weighted(&[40, 30, 15, 10, 5]) {
        1 => {
            quantity.insert("gte".to_owned(), json!(from.pick_of(&[2, 1, 10, 1000])));
        }
        2 => {
            quantity.insert("lte".to_owned(), json!(from.pick_of(&[2, 100, 125_000])));
        }
        3 => {
            quantity.insert("gte".to_owned(), json!(from.pick_of(&[2, 5])));
            quantity.insert("lte".to_owned(), json!(from.pick_of(&[5, 660, 1_000_000])));
        }
        4 => {
            quantity.insert("eq".to_owned(), json!(from.pick_of(&[2, 10, 660])));
        }
        _ => {}
    }
    if from.chance(30) {
        let exclude = from.pick_of(&[
            &["year"][..],
            &["year", "percent", "money"],
            &["ordinal", "time"],
            &["number"],
            &["phone"],
        ]);
        quantity.insert("exclude".to_owned(), json!(exclude));
    }
    if from.chance(20) {
        quantity.insert("vague".to_owned(), json!(true));
    }
    Value::Object(quantity)
}
