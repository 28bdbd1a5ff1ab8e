//! Which elements of two lists belong together.

use serde_json::Value;

/// Lists whose differing part is longer are compared place by place.
const SEARCHED: usize = 200;

/// Pairs of places, `None` where one side has no counterpart; in the order of the derived list, what is claimed beside it
/// last.
pub(super) fn aligned(given: &[Value], derived: &[Value]) -> Vec<(Option<usize>, Option<usize>)> {
    let same = |(a, b): &(&Value, &Value)| a == b;
    let head = given.iter().zip(derived).take_while(same).count();
    let (given_rest, derived_rest) = (&given[head..], &derived[head..]);
    let backwards = given_rest.iter().rev().zip(derived_rest.iter().rev());
    let tail = backwards.take_while(same).count();
    let given_rest = &given_rest[..given_rest.len() - tail];
    let derived_rest = &derived_rest[..derived_rest.len() - tail];
    let mut pairs: Vec<_> = (0..head).map(|at| (Some(at), Some(at))).collect();
    let shifted = |at: Option<usize>| at.map(|at| at + head);
    pairs.extend(
        middle(given_rest, derived_rest)
            .into_iter()
            .map(|(one, other)| (shifted(one), shifted(other))),
    );
    let (given_end, derived_end) = (given.len() - tail, derived.len() - tail);
    pairs.extend((0..tail).map(|at| (Some(given_end + at), Some(derived_end + at))));
    pairs
}

fn middle(given: &[Value], derived: &[Value]) -> Vec<(Option<usize>, Option<usize>)> {
    let longest = given.len().max(derived.len());
    if longest > SEARCHED {
        let at = |list: &[Value], at: usize| (at < list.len()).then_some(at);
        return (0..longest)
            .map(|place| (at(given, place), at(derived, place)))
            .collect();
    }
    let mut taken = vec![false; given.len()];
    let mut partner = vec![None; derived.len()];
    let alike: [fn(&Value, &Value) -> bool; 4] = [
        |a, b| a == b,
        |a, b| shared(a, b, &["rule", "signal", "side", "field", "span"]),
        |a, b| {
            shared(a, b, &["rule", "signal", "side"])
                && (a.get("rule").or(a.get("signal")).is_some())
        },
        |a, b| a.is_object() && b.is_object() && shared(a, b, &["span"]),
    ];
    for alike in alike {
        for (at, element) in derived.iter().enumerate() {
            if partner[at].is_some() {
                continue;
            }
            let free = given.iter().enumerate().filter(|(place, _)| !taken[*place]);
            let mut matching = free.filter(|(_, other)| alike(other, element));
            if let Some((place, _)) = matching.next() {
                taken[place] = true;
                partner[at] = Some(place);
            }
        }
    }
    let pairs = partner.into_iter().enumerate();
    let mut pairs: Vec<_> = pairs.map(|(at, place)| (place, Some(at))).collect();
    let extra = taken.iter().enumerate().filter(|(_, taken)| !**taken);
    pairs.extend(extra.map(|(place, _)| (Some(place), None)));
    pairs
}

/// Whether two objects have the same under all these keys.
fn shared(a: &Value, b: &Value, keys: &[&str]) -> bool {
    a.is_object() && b.is_object() && keys.iter().all(|key| a.get(key) == b.get(key))
}
