//! A term as a text would have it: for tests, witnesses and repairs that authors are shown.

/// The first spelling of a term as its author wrote it: the first of all alternatives, without `*` and escapes.
pub fn spelled(term: &str) -> String {
    let mut out = String::new();
    // For each open bracket, whether its first alternative is over.
    let mut over: Vec<bool> = vec![];
    let mut chars = term.chars();
    while let Some(c) = chars.next() {
        let escaped = if c == '\\' { chars.next() } else { None };
        match (c, escaped) {
            (_, Some(literal)) => push(&mut out, literal, &over),
            ('(', None) => over.push(false),
            (')', None) => {
                over.pop();
            }
            ('|', None) if !over.is_empty() => {
                if let Some(last) = over.last_mut() {
                    *last = true;
                }
            }
            ('*', None) => {}
            _ => push(&mut out, c, &over),
        }
    }
    out
}

fn push(out: &mut String, c: char, over: &[bool]) {
    if !over.contains(&true) {
        out.push(c);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_alternatives_are_taken() {
        assert_eq!(spelled("account(s|)"), "accounts");
        assert_eq!(spelled("(a|b(c|d)|e)f* g"), "af g");
        assert_eq!(spelled("a(|s) \\(c\\) \\*"), "a (c) *");
        assert_eq!(spelled("أزال*"), "أزال");
    }
}
