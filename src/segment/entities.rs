//! Letters written as HTML writes them: in `m&#105;n&#105;ster` a reader sees no `n`, so no hit begins or ends beside one.

use crate::fold::numbered_entity;

/// Bytes of an entity at most: `&#x0010FFFF;`.
const LONGEST: usize = 12;

/// Whether `text` ends in a letter's entity.
pub(super) fn ends_in_letter(text: &str) -> bool {
    let Some(head) = text.strip_suffix(';') else {
        return false;
    };
    let mut near = head.bytes().rev().take(LONGEST);
    let mark = near.position(|byte| byte == b'&');
    let name = mark.and_then(|back| head.get(head.len() - back..));
    name.is_some_and(is_letter)
}

/// Whether `text` begins with a letter's entity.
pub(super) fn begins_with_letter(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('&') else {
        return false;
    };
    let mark = rest.bytes().take(LONGEST).position(|byte| byte == b';');
    let name = mark.and_then(|end| rest.get(..end));
    name.is_some_and(is_letter)
}

/// Whether what stands between `&` and `;` is a letter.
fn is_letter(name: &str) -> bool {
    let number = name.strip_prefix('#');
    let scalar = number.and_then(numbered_entity);
    scalar.is_some_and(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_of_letters_hide_words() {
        assert!(ends_in_letter("m&#105;") && ends_in_letter("&#x69;") && ends_in_letter("&#1587;"));
        assert!(begins_with_letter("&#105;n") && begins_with_letter("&#x69;"));
        for text in [
            "", ";", "&;", "&#;", "boy&#39;", "&#8217;", "a;", "&amp;", "&#105",
        ] {
            assert!(!ends_in_letter(text) && !begins_with_letter(text), "{text}");
        }
    }
}
