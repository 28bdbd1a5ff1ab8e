//! An order in which references point backwards, or the circles that forbid one.

/// What ordering gave.
#[derive(Debug, Default)]
pub struct Ordered {
    /// Every element, each after those it refers to, as far as circles allow; ties by number.
    pub order: Vec<usize>,
    /// Circles, each as its elements in order of reference; an element stands in one circle at most.
    pub circles: Vec<Vec<usize>>,
}

/// Orders elements by what each refers to. Linear in elements and references, whatever the depth.
pub fn ordered(references: &[Vec<usize>]) -> Ordered {
    let mut result = Ordered::default();
    let mut state = vec![State::New; references.len()];
    for root in 0..references.len() {
        if state[root] == State::New {
            visit(root, references, &mut state, &mut result);
        }
    }
    result
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    Open,
    Done,
}

fn visit(root: usize, references: &[Vec<usize>], state: &mut [State], result: &mut Ordered) {
    let mut stack = vec![(root, 0)];
    state[root] = State::Open;
    while let Some(top) = stack.last_mut() {
        let (element, next) = *top;
        top.1 += 1;
        match references[element].get(next) {
            Some(&target) => match state[target] {
                State::New => {
                    state[target] = State::Open;
                    stack.push((target, 0));
                }
                State::Open => note_circle(&stack, target, result),
                State::Done => {}
            },
            None => {
                state[element] = State::Done;
                result.order.push(element);
                stack.pop();
            }
        }
    }
}

fn note_circle(stack: &[(usize, usize)], target: usize, result: &mut Ordered) {
    let start = stack.iter().position(|(element, _)| *element == target);
    let circle: Vec<_> = stack[start.unwrap_or(0)..]
        .iter()
        .map(|(element, _)| *element)
        .collect();
    let known = |element: &usize| result.circles.iter().any(|other| other.contains(element));
    if !circle.iter().any(known) {
        result.circles.push(circle);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_point_backwards() {
        let result = ordered(&[vec![2], vec![], vec![1]]);
        assert_eq!(result.order, [1, 2, 0]);
        assert!(result.circles.is_empty());
    }

    #[test]
    fn a_circle_is_named_once() {
        let result = ordered(&[vec![1], vec![2], vec![0, 1], vec![3]]);
        assert_eq!(result.circles, [vec![0, 1, 2], vec![3]]);
    }
}
