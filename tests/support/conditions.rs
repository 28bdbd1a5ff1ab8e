//! Conditions of generated policies.

use serde_json::{Value, json};

use super::choices::Choices;
use super::signals::Known;

/// What a condition may name, and the ids it has given.
pub struct Conditions<'a> {
    pub signals: &'a [Known],
    pub rules: &'a [String],
    /// Ids of near, seq and window nodes, whether each is bound always, and the signals it binds.
    pub ids: Vec<Named>,
    /// Signals whose own leaf is always bound.
    pub sure: Vec<&'static str>,
    pub prefix: &'static str,
}

pub struct Named {
    pub id: String,
    pub always: bool,
    pub signals: Vec<&'static str>,
}

/// Where a condition stands.
#[derive(Clone, Copy)]
pub struct At {
    /// How many levels may follow.
    pub depth: usize,
    /// Rank of the unit around: 0 document, 1 paragraph, 2 sentence or quoted, 3 window.
    pub rank: usize,
    /// The unit of rank 2 around, to be entered once only.
    pub beside: Option<&'static str>,
    /// Whether it holds whenever the root does.
    pub always: bool,
    /// Under no denial.
    pub positive: bool,
}

impl At {
    pub fn root(depth: usize) -> Self {
        Self {
            depth,
            rank: 0,
            beside: None,
            always: true,
            positive: true,
        }
    }

    fn deeper(self) -> Self {
        Self {
            depth: self.depth.saturating_sub(1),
            ..self
        }
    }

    fn branch(self) -> Self {
        Self {
            always: false,
            ..self.deeper()
        }
    }
}

impl Conditions<'_> {
    /// A condition that asks for something.
    pub fn condition(&mut self, from: &mut Choices<'_>, at: At) -> Value {
        if at.depth == 0 {
            return self.leaf(from, at);
        }
        match from.weighted(&[22, 12, 8, 9, 5, 18, 8, 26]) {
            0 => self.leaf(from, at),
            1 => json!({"all": self.all(from, at)}),
            2 => json!({"any": self.several(from, at.branch())}),
            3 => self.at_least(from, at),
            4 => {
                let mut parts = vec![self.condition(from, at.deeper())];
                let denied = At {
                    positive: false,
                    ..at.branch()
                };
                let none = self.several(from, denied);
                parts.push(if from.chance(50) {
                    json!({"none": none})
                } else {
                    json!({"not": none[0]})
                });
                json!({"all": parts})
            }
            5 => self.measured(from, at),
            6 => self.window(from, at),
            _ => self.unit(from, at),
        }
    }

    /// Any condition, facts and denials too.
    pub fn any(&mut self, from: &mut Choices<'_>, at: At) -> Value {
        match from.weighted(&[70, 10, 10, 10]) {
            1 if !self.rules.is_empty() => json!({"rule": from.pick_of(self.rules)}),
            2 => meta(from),
            3 => json!({"not": self.condition(from, At { positive: false, ..at.branch() })}),
            _ => self.condition(from, at),
        }
    }

    fn several(&mut self, from: &mut Choices<'_>, at: At) -> Vec<Value> {
        let count = from.between(1, 3);
        (0..count).map(|_| self.condition(from, at)).collect()
    }

    fn all(&mut self, from: &mut Choices<'_>, at: At) -> Vec<Value> {
        let mut parts = self.several(from, at.deeper());
        if from.chance(25) {
            parts.push(self.any(from, at.branch()));
        }
        parts
    }

    fn at_least(&mut self, from: &mut Choices<'_>, at: At) -> Value {
        let parts = self.several(from, at.branch());
        let n = from.between(1, parts.len());
        json!({"at_least": {"n": n, "of": parts}})
    }

    fn name(&mut self, from: &mut Choices<'_>) -> &'static str {
        let names: Vec<&'static str> = self.signals.iter().map(|signal| signal.name).collect();
        from.pick_of(&names)
    }

    fn names(&mut self, from: &mut Choices<'_>) -> Value {
        if from.chance(30) {
            json!([self.name(from), self.name(from)])
        } else {
            json!(self.name(from))
        }
    }

    fn leaf(&mut self, from: &mut Choices<'_>, at: At) -> Value {
        match from.weighted(&[50, 18, 16, 16]) {
            1 => self.count(from, at),
            2 => self.value(from).unwrap_or_else(|| self.plain(from, at)),
            3 => self.evaded(from).unwrap_or_else(|| self.plain(from, at)),
            _ => self.plain(from, at),
        }
    }

    fn plain(&mut self, from: &mut Choices<'_>, at: At) -> Value {
        let name = self.name(from);
        if at.always && at.positive {
            self.sure.push(name);
        }
        json!(name)
    }

    fn count(&mut self, from: &mut Choices<'_>, at: At) -> Value {
        let mut count = json!({"of": self.names(from)});
        if from.chance(40) {
            count["distinct"] = json!(from.pick(&["text", "text", "is", "term", "value"]));
        }
        match from.weighted(&[60, 20, 20]) {
            0 => count["gte"] = json!(from.between(1, 3)),
            1 => count["eq"] = json!(from.between(1, 2)),
            _ if at.positive => {
                count["gte"] = json!(1);
                count["lte"] = json!(from.between(1, 4));
            }
            _ => count["lte"] = json!(from.between(0, 4)),
        }
        json!({"count": count})
    }

    fn value(&mut self, from: &mut Choices<'_>) -> Option<Value> {
        let quantity = self
            .signals
            .iter()
            .find(|signal| signal.kind == "quantity")?;
        let mut value = json!({"of": quantity.name});
        if from.chance(15) {
            value["of"] = json!([quantity.name, self.name(from)]);
        }
        match from.below(4) {
            0 => value["gte"] = json!(from.pick_of(&[2, 10, 1000])),
            1 => value["lte"] = json!(from.pick_of(&[2, 100, 1000])),
            2 => {
                value["gte"] = json!(from.pick_of(&[1, 5]));
                value["lte"] = json!(from.pick_of(&[10, 700]));
            }
            _ => value["eq"] = json!(from.pick_of(&[2, 10, 660])),
        }
        Some(json!({"value": value}))
    }

    fn evaded(&mut self, from: &mut Choices<'_>) -> Option<Value> {
        let seen: Vec<&str> = self
            .signals
            .iter()
            .filter(|signal| signal.skeleton)
            .map(|signal| signal.name)
            .collect();
        if seen.is_empty() {
            return None;
        }
        let evaded = from.pick(&seen);
        Some(if from.chance(30) {
            json!({"evaded": [evaded, from.pick(&seen)]})
        } else {
            json!({"evaded": evaded})
        })
    }

    fn id(&mut self, from: &mut Choices<'_>, at: At, signals: Vec<&'static str>) -> Option<String> {
        from.chance(80).then(|| {
            let id = format!("{}{}", self.prefix, self.ids.len());
            let always = at.always && at.positive;
            self.ids.push(Named {
                id: id.clone(),
                always,
                signals,
            });
            id
        })
    }

    fn measured(&mut self, from: &mut Choices<'_>, at: At) -> Value {
        if from.chance(35) {
            self.seq(from, at)
        } else {
            self.near(from, at)
        }
    }

    fn near(&mut self, from: &mut Choices<'_>, at: At) -> Value {
        let anchor = self.name(from);
        let mut with = serde_json::Map::new();
        let count = from.between(1, 3);
        for index in 0..count {
            let mut one = json!({"tokens": from.pick_of(&[0, 1, 2, 1, 3, 6, 20])});
            if from.chance(50) {
                one["side"] = json!(from.pick(&["after", "before", "either"]));
            }
            let both = one.get("side").is_none_or(|side| side == "either");
            if both && from.chance(50) {
                one["prefer"] = json!(from.pick(&["after", "before"]));
            }
            if index > 0 && from.chance(50) {
                one["optional"] = json!(true);
            }
            let name = self.name(from);
            with.entry(name.to_owned()).or_insert(one);
        }
        let names = self.signals.iter().map(|signal| signal.name);
        let bound = names
            .filter(|name| *name == anchor || with.contains_key(*name))
            .collect();
        let mut near = json!({"anchor": anchor, "with": with});
        if let Some(id) = self.id(from, at, bound) {
            near["id"] = json!(id);
        }
        json!({"near": near})
    }

    fn seq(&mut self, from: &mut Choices<'_>, at: At) -> Value {
        let count = from.between(2, 4);
        let names: Vec<&'static str> = (0..count).map(|_| self.name(from)).collect();
        let steps = names.iter().enumerate().map(|(index, name)| {
            if index > 0 && from.chance(30) {
                json!({"signal": name, "gap": from.below(4)})
            } else {
                json!(name)
            }
        });
        let steps: Vec<Value> = steps.collect();
        let mut seq = json!({"of": steps, "gap": from.pick_of(&[0, 1, 2, 4, 30])});
        if let Some(id) = self.id(from, at, names) {
            seq["id"] = json!(id);
        }
        json!({"seq": seq})
    }

    fn window(&mut self, from: &mut Choices<'_>, at: At) -> Value {
        if at.rank >= 3 || !at.positive {
            return self.leaf(from, at);
        }
        let inner = At {
            rank: 3,
            ..at.deeper()
        };
        let has = self.condition(from, inner);
        let mut window = json!({"tokens": from.pick_of(&[1, 2, 3, 5, 8, 40]), "has": has});
        if let Some(id) = self.id(from, at, vec![]) {
            window["id"] = json!(id);
        }
        json!({"window": window})
    }

    fn unit(&mut self, from: &mut Choices<'_>, at: At) -> Value {
        let unit = match at.rank {
            0 => from.pick(&["sentence", "paragraph", "sentence", "quoted", "document"]),
            1 => from.pick(&["sentence", "quoted"]),
            2 => match at.beside {
                Some("sentence") => "quoted",
                Some("quoted") => "sentence",
                _ => return self.leaf(from, at),
            },
            _ => return self.leaf(from, at),
        };
        if unit == "document" && at.depth < 3 {
            return self.leaf(from, at);
        }
        let rank = match unit {
            "document" => 0,
            "paragraph" => 1,
            _ => 2,
        };
        // A unit of rank 2 inside the other one may not be entered from again.
        let beside = (rank == 2 && at.rank < 2).then_some(unit);
        let inner = At {
            rank,
            beside,
            ..at.deeper()
        };
        if unit == "document" {
            // `document` inside `document` is out of order, so go on inward at once.
            let paragraph = At { rank: 1, ..inner };
            return json!({"document": self.condition(from, paragraph)});
        }
        json!({unit: self.condition(from, inner)})
    }
}

fn meta(from: &mut Choices<'_>) -> Value {
    let key = from.pick(&["source", "age", "tags", "author.kind", "gone"]);
    let test = match from.below(7) {
        0 => json!({"exists": true}),
        1 => json!({"exists": false}),
        2 => json!({"eq": from.pick_of(&[json!("x"), json!(7), json!(true), json!("y")])}),
        3 => json!({"in": ["x", 7]}),
        4 => json!({"gte": from.pick_of(&[3, 9])}),
        5 => json!({"lte": from.pick_of(&[3, 9])}),
        _ => json!({"gte": 3, "lte": 9}),
    };
    json!({"meta": {key: test}})
}
