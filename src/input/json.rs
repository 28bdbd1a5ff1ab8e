//! JSON as a tree that remembers what others forget: a key that stands twice. Texts are borrowed from the line where they
//! can be.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

/// A JSON value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Json<'l> {
    Null,
    Bool(bool),
    /// A whole number of 64 bits, with a sign or without.
    Integer(i128),
    /// Any other number, in its shortest form.
    Number(String),
    Text(Cow<'l, str>),
    List(Vec<Json<'l>>),
    Object(Object<'l>),
}

/// A JSON object.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Object<'l> {
    /// First values, sorted by key.
    pub(super) entries: Vec<(Cow<'l, str>, Json<'l>)>,
    /// The first key that stood twice.
    pub(super) twice: Option<String>,
}

impl Json<'_> {
    /// What it is, as messages call it.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "a truth value",
            Self::Integer(_) | Self::Number(_) => "a number",
            Self::Text(_) => "a string",
            Self::List(_) => "a list",
            Self::Object(_) => "an object",
        }
    }

    /// The way to the first key inside that stands twice.
    pub(super) fn twice(&self) -> Option<String> {
        match self {
            Self::Object(object) => object.twice(),
            Self::List(items) => items.iter().enumerate().find_map(|(i, item)| {
                let twice = item.twice()?;
                Some(format!("[{i}].{twice}"))
            }),
            _ => None,
        }
    }
}

impl<'l> Object<'l> {
    /// An object of these entries, in the order in which they stood.
    fn new(mut entries: Vec<(Cow<'l, str>, Json<'l>)>) -> Self {
        if entries.is_sorted_by(|(one, _), (other, _)| one < other) {
            let twice = None;
            return Self { entries, twice };
        }
        let mut places: Vec<usize> = (0..entries.len()).collect();
        places.sort_by(|one, other| entries[*one].0.cmp(&entries[*other].0));
        let pairs = places.windows(2);
        let doubles = pairs.filter(|pair| entries[pair[0]].0 == entries[pair[1]].0);
        let twice = doubles.map(|pair| pair[1]).min();
        let twice = twice.map(|place| entries[place].0.clone().into_owned());
        entries.sort_by(|(one, _), (other, _)| one.cmp(other));
        entries.dedup_by(|(later, _), (first, _)| later == first);
        Self { entries, twice }
    }

    /// Takes a value out.
    pub(super) fn remove(&mut self, key: &str) -> Option<Json<'l>> {
        let found = self.entries.binary_search_by(|(own, _)| (**own).cmp(key));
        found.ok().map(|place| self.entries.remove(place).1)
    }

    /// The way to the first key here or below that stands twice.
    pub(super) fn twice(&self) -> Option<String> {
        let below = || {
            self.entries.iter().find_map(|(key, value)| {
                let twice = value.twice()?;
                let dot = if twice.starts_with('[') { "" } else { "." };
                Some(format!("{key}{dot}{twice}"))
            })
        };
        self.twice.clone().or_else(below)
    }
}

impl<'de> Deserialize<'de> for Json<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reader)
    }
}

/// The same JSON with U+FFFD for every escape of a surrogate, if it has one: what is left of it can be read.
pub(super) fn without_surrogates(text: &str) -> Option<String> {
    let mut out = String::new();
    let mut rest = text;
    let mut any = false;
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        out.push_str(before);
        let hex = escape.get(2..6).map(str::as_bytes);
        let surrogate = matches!(
            hex,
            Some([b'd' | b'D', b'8'..=b'9' | b'a'..=b'f' | b'A'..=b'F', ..])
        );
        let length = match escape.starts_with("\\u") && surrogate {
            true => {
                out.push(char::REPLACEMENT_CHARACTER);
                any = true;
                6
            }
            false => {
                let length = 1 + escape[1..].chars().next().map_or(0, char::len_utf8);
                out.push_str(&escape[..length]);
                length
            }
        };
        rest = &escape[length..];
    }
    out.push_str(rest);
    any.then_some(out)
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Json<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Json<'de>, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json<'de>, E> {
        Ok(Json::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Json<'de>, E> {
        Ok(Json::Integer(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Json<'de>, E> {
        Ok(Json::Integer(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Json<'de>, E> {
        Ok(Json::Number(value.to_string()))
    }

    fn visit_borrowed_str<E>(self, value: &'de str) -> Result<Json<'de>, E> {
        Ok(Json::Text(Cow::Borrowed(value)))
    }

    fn visit_str<E>(self, value: &str) -> Result<Json<'de>, E> {
        Ok(Json::Text(Cow::Owned(value.to_owned())))
    }

    fn visit_string<E>(self, value: String) -> Result<Json<'de>, E> {
        Ok(Json::Text(Cow::Owned(value)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Json<'de>, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json<'de>, A::Error> {
        let mut entries = Vec::new();
        while let Some((Key(key), value)) = map.next_entry()? {
            entries.push((key, value));
        }
        Ok(Json::Object(Object::new(entries)))
    }
}

/// A key of an object.
struct Key<'l>(Cow<'l, str>);

impl<'de> Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(KeyReader).map(Key)
    }
}

struct KeyReader;

impl<'de> Visitor<'de> for KeyReader {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_borrowed_str<E>(self, value: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(value.to_owned()))
    }
}
