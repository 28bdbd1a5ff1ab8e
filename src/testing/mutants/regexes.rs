//! Mutants of regexes: an alternative is gone, a word's edge is no longer asked for. What a regex waits for stays what it
//! was, so that it may be changed in place.

use regex_syntax::ast::Ast;
use regex_syntax::ast::ClassPerlKind;
use regex_syntax::ast::ClassSet;
use regex_syntax::ast::ClassSetItem;
use regex_syntax::ast::RepetitionKind;
use regex_syntax::ast::RepetitionRange;
use regex_syntax::ast::Span;
use regex_syntax::ast::parse::Parser;

/// A regex of which something is gone.
pub(super) struct Cut {
    /// What is gone, in the author's words.
    pub(super) what: String,
    /// The regex without it.
    pub(super) pattern: String,
    /// A text that the whole regex finds and the cut one should not.
    pub(super) text: Option<String>,
}

/// All cuts of a regex.
pub(super) fn cuts(pattern: &str) -> Vec<Cut> {
    let Ok(ast) = Parser::new().parse(pattern) else {
        return vec![];
    };
    let mut all = vec![];
    walk(&ast, &mut |inner| match inner {
        Ast::Alternation(choice) if choice.asts.len() > 1 => {
            for (part, at) in choice.asts.iter().zip(0..) {
                let span = *part.span();
                // With the sign that parts it from its neighbour.
                let (from, to) = match at {
                    0 => (span.start.offset, span.end.offset + 1),
                    _ => (span.start.offset.saturating_sub(1), span.end.offset),
                };
                all.push(Cut {
                    what: format!("alternative `{}` dropped", of(pattern, span)),
                    pattern: without(pattern, from, to),
                    text: Some(sample(&ast, part)),
                });
            }
        }
        Ast::Assertion(edge) if of(pattern, edge.span) == r"\b" => {
            let (from, to) = (edge.span.start.offset, edge.span.end.offset);
            all.push(Cut {
                what: format!("edge `\\b` at {from} dropped"),
                pattern: without(pattern, from, to),
                text: None,
            });
        }
        _ => {}
    });
    all
}

fn of(pattern: &str, span: Span) -> &str {
    pattern
        .get(span.start.offset..span.end.offset)
        .unwrap_or("")
}

fn without(pattern: &str, from: usize, to: usize) -> String {
    let (before, after) = (pattern.get(..from), pattern.get(to..));
    format!("{}{}", before.unwrap_or(""), after.unwrap_or(""))
}

/// Depth is bounded by the regex parser.
fn walk<'a>(ast: &'a Ast, visit: &mut impl FnMut(&'a Ast)) {
    visit(ast);
    match ast {
        Ast::Group(group) => walk(&group.ast, visit),
        Ast::Repetition(repetition) => walk(&repetition.ast, visit),
        Ast::Alternation(choice) => choice.asts.iter().for_each(|part| walk(part, visit)),
        Ast::Concat(row) => row.asts.iter().for_each(|part| walk(part, visit)),
        _ => {}
    }
}

/// A text that the regex finds by way of one of its parts.
fn sample(ast: &Ast, by: &Ast) -> String {
    let leads = |part: &Ast| contains(part, by);
    match ast {
        Ast::Literal(literal) => literal.c.to_string(),
        Ast::Group(group) => sample(&group.ast, by),
        Ast::Concat(row) => row.asts.iter().map(|part| sample(part, by)).collect(),
        Ast::Alternation(choice) => {
            let chosen = choice.asts.iter().find(|part| leads(part));
            let chosen = chosen.or(choice.asts.first());
            chosen.map_or_else(String::new, |part| sample(part, by))
        }
        Ast::Repetition(repetition) => {
            let least = match &repetition.op.kind {
                RepetitionKind::ZeroOrOne | RepetitionKind::ZeroOrMore => 0,
                RepetitionKind::OneOrMore => 1,
                RepetitionKind::Range(range) => match range {
                    RepetitionRange::Exactly(least)
                    | RepetitionRange::AtLeast(least)
                    | RepetitionRange::Bounded(least, _) => *least,
                },
            };
            let least = least.max(u32::from(leads(&repetition.ast))).min(LONGEST);
            sample(&repetition.ast, by).repeat(least as usize)
        }
        Ast::ClassPerl(class) => match class.kind {
            ClassPerlKind::Digit => "7",
            ClassPerlKind::Space => " ",
            ClassPerlKind::Word => "a",
        }
        .to_owned(),
        Ast::ClassBracketed(class) => match &class.kind {
            ClassSet::Item(item) if !class.negated => member(item).to_string(),
            _ => "a".to_owned(),
        },
        Ast::Dot(_) | Ast::ClassUnicode(_) => "a".to_owned(),
        Ast::Empty(_) | Ast::Flags(_) | Ast::Assertion(_) => String::new(),
    }
}

/// Repetitions that are written out at most.
const LONGEST: u32 = 20;

/// Some character of a class.
fn member(item: &ClassSetItem) -> char {
    match item {
        ClassSetItem::Literal(literal) => literal.c,
        ClassSetItem::Range(range) => range.start.c,
        ClassSetItem::Perl(class) if class.kind == ClassPerlKind::Space => ' ',
        ClassSetItem::Perl(class) if class.kind == ClassPerlKind::Digit => '7',
        ClassSetItem::Union(union) => union.items.first().map_or('a', member),
        _ => 'a',
    }
}

fn contains(ast: &Ast, by: &Ast) -> bool {
    let mut found = false;
    walk(ast, &mut |part| found |= std::ptr::eq(part, by));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_alternative_and_edge_is_cut_once() {
        let cut = |pattern: &str| -> Vec<(String, Option<String>)> {
            let all = cuts(pattern).into_iter();
            all.map(|cut| (cut.pattern, cut.text)).collect()
        };
        let text = |text: &str| Some(text.to_owned());
        assert_eq!(
            cut(r"\b(buy|sell)s? [0-9]+"),
            [
                (r"(buy|sell)s? [0-9]+".to_owned(), None),
                (r"\b(sell)s? [0-9]+".to_owned(), text("buy 0")),
                (r"\b(buy)s? [0-9]+".to_owned(), text("sell 0")),
            ]
        );
        assert_eq!(cut("a(b|)").len(), 2);
        assert_eq!(cut("gift"), []);
    }
}
