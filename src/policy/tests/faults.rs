//! One fault each: its code, line and column.

use super::faults;
use super::loaded;
use crate::diagnostic::Code;
use crate::diagnostic::Code::*;

/// A text with the faults it must have.
type Case<'a> = (&'a str, &'a [Fault]);

type Fault = (Code, usize, usize);

/// A lists document around the value of the list `a`, which stands in line 4 from column 6.
fn list(value: &str) -> Vec<Fault> {
    faults(&format!("bayan: 1\nkind: lists\nlists:\n  a: {value}\n"))
}

/// A rule without the keys that `replaced` begins with, and with `replaced` from line 3 on.
fn rule(replaced: &str) -> Vec<Fault> {
    let rest = [
        "id: r",
        "label: l",
        "title: T",
        "version: 1.0.0",
        "status: draft",
        "langs: [en]",
        "signals: {s: {terms: [x]}}",
        "when: s",
    ];
    let is_replaced = |line: &&&str| {
        let key = line.split(':').next().unwrap();
        !replaced
            .lines()
            .any(|line| line.split(':').next() == Some(key))
    };
    let rest: Vec<_> = rest.iter().filter(is_replaced).copied().collect();
    faults(&format!(
        "bayan: 1\nkind: rule\n{replaced}\n{}\n",
        rest.join("\n")
    ))
}

/// A rule with this condition, which stands in line 3 from column 7.
fn when(condition: &str) -> Vec<Fault> {
    rule(&format!("when: {condition}"))
}

/// A rule with these signals, in line 3 from column 10.
fn signals(value: &str) -> Vec<Fault> {
    rule(&format!("signals: {value}"))
}

fn check(cases: &[Case<'_>], read: fn(&str) -> Vec<Fault>) {
    for (text, expected) in cases {
        assert_eq!(read(text), *expected, "{text}");
    }
}

#[test]
fn of_yaml() {
    check(
        &[
            ("a: [1\n", &[(YamlSyntax, 1, 4)]),
            ("a: 'x\n", &[(YamlSyntax, 1, 4)]),
            ("a:\n\t- b\n", &[(YamlSyntax, 2, 1)]),
            ("a: b: c\n", &[(YamlSyntax, 1, 5)]),
            ("a: @b\n", &[(YamlSyntax, 1, 4)]),
            ("a:b\nc: d\n", &[(YamlSyntax, 2, 2)]),
            ("a: \"\\q\"\n", &[(YamlSyntax, 1, 4)]),
            ("?\n", &[(NonStringKey, 2, 1)]),
            ("a: 1\n b: 2\n", &[(YamlSyntax, 2, 3)]),
            ("a: 1\nb\n", &[(YamlSyntax, 2, 1)]),
            (
                "bayan: 1\u{7}\nkind: lists\nlists: {a: [x]}\n",
                &[(ControlCharacter, 1, 9)],
            ),
        ],
        faults,
    );
    check(
        &[
            ("[x, y]", &[]),
            ("&a [x]", &[(YamlAnchor, 4, 6)]),
            ("*a", &[(YamlAnchor, 4, 6)]),
            ("[*a, x]", &[(YamlAnchor, 4, 7)]),
            ("{<<: *b, en: [x]}", &[(YamlAnchor, 4, 7)]),
            ("!x [x]", &[(YamlTag, 4, 6)]),
            ("[!!str 5]", &[(YamlTag, 4, 7)]),
            ("[!e!x 5]", &[(YamlTag, 4, 7)]),
            ("{en: [x], en: [y]}", &[(DuplicateKey, 4, 16)]),
            ("{5: [x]}", &[(NonStringKey, 4, 7)]),
            ("{[x]: y}", &[(NonStringKey, 4, 7)]),
            ("{? {x: y} : z}", &[(NonStringKey, 4, 9)]),
            ("{true: [x]}", &[(NonStringKey, 4, 7)]),
        ],
        list,
    );
}

#[test]
fn of_documents() {
    check(
        &[
            ("", &[]),
            ("# words\n---\n# more\n...\n", &[]),
            ("hello\n", &[(NotAPolicy, 1, 1)]),
            ("~\n", &[(NotAPolicy, 1, 1)]),
            ("{}\n", &[(NotAPolicy, 1, 1)]),
            ("on: push\njobs: {}\n", &[(NotAPolicy, 1, 1)]),
            (
                "kind: rule\n",
                &[
                    (MissingKey, 1, 1),
                    (MissingKey, 1, 1),
                    (MissingKey, 1, 1),
                    (MissingKey, 1, 1),
                    (MissingKey, 1, 1),
                    (MissingKey, 1, 1),
                    (MissingKey, 1, 1),
                    (MissingKey, 1, 1),
                    (MissingKey, 1, 1),
                ],
            ),
            (
                "kind: lists\nbayan: 1\nlists: {a: [x]}\n",
                &[(MissingKey, 1, 1)],
            ),
            (
                "bayam: 1\nkind: lists\nlists: {a: [x]}\n",
                &[(UnknownKey, 1, 1)],
            ),
            (
                "bayan: 2\nkind: lists\n",
                &[(UnsupportedLanguageVersion, 1, 8)],
            ),
            (
                "bayan: 1.0\nkind: lists\n",
                &[(UnsupportedLanguageVersion, 1, 8)],
            ),
            ("bayan: '1'\nkind: lists\n", &[(WrongType, 1, 8)]),
            ("bayan:\nkind: lists\n", &[(MissingKey, 1, 1)]),
            ("bayan: 1\nlists: {a: [x]}\n", &[(MissingKey, 1, 1)]),
            ("bayan: 1\nkind: rul\n", &[(UnknownKind, 2, 7)]),
            ("bayan: 1\nkind: 5\n", &[(WrongType, 2, 7)]),
            (
                "bayan: 1\nkind: lists\nlist: {a: [x]}\n",
                &[(UnknownKey, 3, 1)],
            ),
            (
                "\u{feff}bayan: 2\r\n",
                &[(UnsupportedLanguageVersion, 1, 8)],
            ),
        ],
        faults,
    );
}

#[test]
fn a_syntax_error_ends_its_document_alone() {
    let text = "bayan: 1\nkind: lists\nlists: {a: [x}\n---\nbayan: 2\n---\na: 'open\n---\nbayan: 1\nkind: lists\nlists: {b: [5]}\n";
    let expected = [
        (YamlSyntax, 3, 12),
        (UnsupportedLanguageVersion, 5, 8),
        (YamlSyntax, 7, 4),
        (YamlCoercion, 11, 13),
    ];
    assert_eq!(faults(text), expected);
    let loaded = loaded(text);
    assert!(loaded.documents.incomplete);
    assert_eq!(loaded.documents.lists.len(), 1);
}

#[test]
fn of_manifests() {
    let label = |value: &str| {
        format!("bayan: 1\nkind: policy\nname: p\nversion: 1.0.0\nlabels:\n  l: {value}\n")
    };
    let cases: &[Case<'_>] = &[
        ("{title: T, severity: low, threshold: 5, action: log}", &[]),
        (
            "{title: T, severity: lo, threshold: 5, action: log}",
            &[(UnknownValue, 6, 27)],
        ),
        (
            "{title: 5, severity: 5, threshold: x, action: log}",
            &[(WrongType, 6, 14), (WrongType, 6, 27), (WrongType, 6, 41)],
        ),
        (
            "{title: T, severity: low, threshold: 1001, action: Log It}",
            &[(OutOfRange, 6, 43), (UnknownValue, 6, 57)],
        ),
        (
            "{title: , severity: low, threshold: '5', action: log}",
            &[(MissingKey, 6, 7), (WrongType, 6, 42)],
        ),
        (
            "{title: T, severity: low, threshold: 1.5}",
            &[(MissingKey, 6, 7), (WrongType, 6, 43)],
        ),
        (
            "{titel: T, severity: low, threshold: 5, action: log}",
            &[(UnknownKey, 6, 7)],
        ),
        ("5", &[(WrongType, 6, 6)]),
        ("{}", &[(EmptyList, 6, 6)]),
    ];
    for (value, expected) in cases {
        assert_eq!(faults(&label(value)), *expected, "{value}");
    }
    let text = "bayan: 1\nkind: policy\nname: [x]\nversion: 1.0\nlabels: {}\n";
    assert_eq!(
        faults(text),
        [(WrongType, 3, 7), (BadVersion, 4, 10), (EmptyList, 5, 9)]
    );
    let text = "bayan: 1\nkind: policy\nname: p\nversion: v1\nlabels: {'a b': {}}\n";
    assert_eq!(
        faults(text),
        [
            (BadVersion, 4, 10),
            (UnknownValue, 5, 10),
            (EmptyList, 5, 17)
        ]
    );
}

#[test]
fn of_lists() {
    check(
        &[
            ("[yes, no, on, 'null', \"5\"]", &[]),
            (
                "[null, true, 5, 1e5, ~, 012]",
                &[
                    (YamlCoercion, 4, 7),
                    (YamlCoercion, 4, 13),
                    (YamlCoercion, 4, 19),
                    (YamlCoercion, 4, 22),
                    (YamlCoercion, 4, 27),
                    (YamlCoercion, 4, 30),
                ],
            ),
            ("[{is: 5, en: [x]}]", &[(YamlCoercion, 4, 12)]),
            ("[]", &[(EmptyList, 4, 6)]),
            ("{en: []}", &[(EmptyList, 4, 11)]),
            ("{}", &[(EmptyList, 4, 6)]),
            ("", &[(MissingKey, 4, 3)]),
            ("x", &[(WrongType, 4, 6)]),
            ("{en: x}", &[(WrongType, 4, 11)]),
            ("[[x]]", &[(WrongType, 4, 7)]),
            ("{english: [x]}", &[(UnknownValue, 4, 7)]),
            ("[{is: a, form: x.txt}]", &[(UnknownKey, 4, 15)]),
            ("[{is: a}]", &[(EmptyList, 4, 7)]),
            ("{from: x.txt}", &[(ListMissing, 4, 13)]),
            ("{en: {from: x.txt}}", &[(ListMissing, 4, 18)]),
            ("['$5 million']", &[(BadTerm, 4, 7)]),
            ("[p\u{430}ypal]", &[(MixedScript, 4, 7)]),
            ("[\"a\\u202eb\"]", &[(BidiControl, 4, 7)]),
            ("[a\u{200b}b]", &[(Invisible, 4, 7)]),
            ("[می\u{200c}خواهم]", &[]),
            ("[\"a\\x07b\"]", &[(ControlCharacter, 4, 7)]),
        ],
        list,
    );
    assert_eq!(list(&format!("[{}]", "x".repeat(4097))), [(TooLarge, 4, 7)]);
    assert_eq!(
        faults("bayan: 1\nkind: lists\nlists: {'a b': [x]}\n"),
        [(UnknownValue, 3, 9)]
    );
}

#[test]
fn of_rules() {
    check(
        &[
            ("owner: me", &[]),
            ("onwer: me", &[(UnknownKey, 3, 1)]),
            ("id: Bad Id", &[(UnknownValue, 3, 5)]),
            ("id: a\u{430}", &[(MixedScript, 3, 5)]),
            ("title: 5", &[(WrongType, 3, 8)]),
            ("title: ~", &[(MissingKey, 3, 1)]),
            ("title: ''", &[(WrongType, 3, 8)]),
            ("version: 1.0", &[(BadVersion, 3, 10)]),
            ("version: [1]", &[(WrongType, 3, 10)]),
            ("status: enforced", &[(UnknownValue, 3, 9)]),
            ("langs: en", &[(WrongType, 3, 8)]),
            ("langs: []", &[(EmptyList, 3, 8)]),
            ("langs: [english]", &[(UnknownValue, 3, 9)]),
            ("match: {fold: full}", &[(UnknownValue, 3, 15)]),
            ("match: {fould: exact}", &[(UnknownKey, 3, 9)]),
            (
                "score: {base: 1001, cap: -1, add: [{if: s, points: 0}]}",
                &[(OutOfRange, 3, 15), (OutOfRange, 3, 26)],
            ),
            ("score: {add: [{if: s}]}", &[(MissingKey, 3, 16)]),
            ("score: {}", &[(EmptyList, 3, 8)]),
            ("captures: {}", &[(EmptyList, 3, 11)]),
            ("captures: {a: 5}", &[(WrongType, 3, 15)]),
            ("unless: []", &[(EmptyList, 3, 9)]),
            (
                "unless: [{id: a, at: word, when: s}]",
                &[(UnknownValue, 3, 22)],
            ),
            (
                "unless: [{why: a}]",
                &[(MissingKey, 3, 11), (MissingKey, 3, 11)],
            ),
            ("tests: []", &[(EmptyList, 3, 8)]),
        ],
        rule,
    );
}

#[test]
fn of_signals() {
    check(
        &[
            ("{s: {terms: [x]}}", &[]),
            ("{}", &[(EmptyList, 3, 10)]),
            ("{s: {}}", &[(EmptyList, 3, 14)]),
            ("{s: }", &[(MissingKey, 3, 11)]),
            ("{s: x}", &[(WrongType, 3, 14)]),
            ("{s: {fold: exact}}", &[(SignalShape, 3, 15)]),
            ("{s: {terms: [x], regex: y}}", &[(SignalShape, 3, 27)]),
            ("{s: {term: [x]}}", &[(UnknownKey, 3, 15)]),
            ("{s.t: {terms: [x]}}", &[(UnknownValue, 3, 11)]),
            (
                "{s: {quantity: {gte: -1, lte: x, exclude: [yaer], vague: yes}}}",
                &[
                    (OutOfRange, 3, 31),
                    (WrongType, 3, 40),
                    (UnknownValue, 3, 53),
                    (WrongType, 3, 67),
                ],
            ),
            ("{s: {quote: {min_tokens: -1}}}", &[(OutOfRange, 3, 35)]),
            ("{s: {quote: }}", &[(MissingKey, 3, 15)]),
            ("{s: {regex: 5}}", &[(WrongType, 3, 22)]),
            ("{s: {regex: '[a-z\u{430}-\u{44f}]'}}", &[]),
            ("{s: {regex: \"a\\u200eb\"}}", &[(BidiControl, 3, 22)]),
            (
                "{s: {terms: [5], regex: y}}",
                &[(YamlCoercion, 3, 23), (SignalShape, 3, 27)],
            ),
            (
                "{s: {terms: [x], except: [{id: e, near: s}]}}",
                &[(MissingKey, 3, 37)],
            ),
            (
                "{s: {terms: [x], except: [{id: e, near: s, tokens: 1001}]}}",
                &[(OutOfRange, 3, 61)],
            ),
            (
                "{s: {terms: [x], except: [{id: e, near: s, tokens: 2, inside: t}]}}",
                &[(NotOneKey, 3, 64)],
            ),
            (
                "{s: {terms: [x], except: [{id: e}]}}",
                &[(MissingKey, 3, 37)],
            ),
            (
                "{s: {terms: [x], except: [{id: e, inside: t, side: after}]}}",
                &[(UnknownKey, 3, 55)],
            ),
            ("{s: {terms: [x], except: {id: e}}}", &[(WrongType, 3, 35)]),
        ],
        signals,
    );
}

#[test]
fn of_conditions() {
    check(
        &[
            ("s", &[]),
            ("5", &[(WrongType, 3, 7)]),
            ("[s]", &[(WrongType, 3, 7)]),
            ("{}", &[(NotOneKey, 3, 7)]),
            ("{all: [s], any: [s]}", &[(NotOneKey, 3, 8)]),
            (
                "{all: [s], any: []}",
                &[(NotOneKey, 3, 8), (EmptyList, 3, 23)],
            ),
            ("{al: [s]}", &[(UnknownKey, 3, 8)]),
            ("{all: s}", &[(WrongType, 3, 13)]),
            ("{all: []}", &[(EmptyList, 3, 13)]),
            ("{all: }", &[(MissingKey, 3, 8)]),
            ("{at_least: {n: 0, of: [s]}}", &[(OutOfRange, 3, 22)]),
            ("{count: {of: s}}", &[(MissingKey, 3, 16)]),
            ("{count: {of: [], gte: 1}}", &[(EmptyList, 3, 20)]),
            (
                "{count: {of: s, gte: 1, distinct: term(s)}}",
                &[(UnknownValue, 3, 41)],
            ),
            ("{value: {of: s, gte: 1.5}}", &[(WrongType, 3, 28)]),
            (
                "{near: {anchor: s, with: {t: {tokens: 1001}}}}",
                &[(OutOfRange, 3, 45)],
            ),
            ("{near: {anchor: s, with: {t: {}}}}", &[(EmptyList, 3, 36)]),
            (
                "{near: {anchor: s, with: {t: {side: left, tokens: 5}}}}",
                &[(UnknownValue, 3, 43)],
            ),
            (
                "{near: {anchor: s, with: {t: {side: after}}}}",
                &[(MissingKey, 3, 37)],
            ),
            ("{near: {anchor: s}}", &[(MissingKey, 3, 15)]),
            ("{near: {anchor: s, with: {t: 5}}}", &[(WrongType, 3, 36)]),
            ("{seq: {of: [s, t]}}", &[(MissingKey, 3, 14)]),
            ("{seq: {of: [s], gap: 2}}", &[(OutOfRange, 3, 18)]),
            (
                "{seq: {of: [s, {signal: t, gap: -1}]}}",
                &[(OutOfRange, 3, 39)],
            ),
            ("{window: {tokens: 0, has: s}}", &[(OutOfRange, 3, 25)]),
            ("{window: {tokens: 5}}", &[(MissingKey, 3, 17)]),
            ("{meta: {a: {eq: 1, in: [2]}}}", &[(NotOneKey, 3, 19)]),
            ("{meta: {a: {eq: 1}, b: {eq: 1}}}", &[(NotOneKey, 3, 15)]),
            ("{meta: {a: {gte: 1, lte: 2}}}", &[]),
            ("{meta: {a: {eq: null}}}", &[(MissingKey, 3, 19)]),
            ("{meta: {a: {exists: maybe}}}", &[(WrongType, 3, 27)]),
            ("{meta: {a: 5}}", &[(WrongType, 3, 18)]),
            ("{sentence: {sentense: s}}", &[(UnknownKey, 3, 19)]),
        ],
        when,
    );
}

#[test]
fn of_tests() {
    let tests = |value: &str| rule(&format!("tests: [{value}]"));
    let cases: &[Case<'_>] = &[
        ("{text: a, expect: {findings: 0}}", &[]),
        ("{text: a}", &[(MissingKey, 3, 10)]),
        ("{expect: {findings: 0}}", &[(MissingKey, 3, 10)]),
        (
            "{text: a, fields: {title: b}, expect: {findings: 0}}",
            &[(NotOneKey, 3, 19)],
        ),
        ("{text: 5, expect: {findings: 0}}", &[(WrongType, 3, 16)]),
        ("{text: a, expect: {}}", &[(EmptyList, 3, 27)]),
        ("{text: a, expect: {findings: -1}}", &[(OutOfRange, 3, 38)]),
        ("{text: a, expect: {finding: 1}}", &[(UnknownKey, 3, 28)]),
        (
            "{text: a, expect: {spans: {s: [5]}}}",
            &[(YamlCoercion, 3, 40)],
        ),
        (
            "{text: a, expect: {captures: [{c: true}]}}",
            &[(YamlCoercion, 3, 43)],
        ),
        (
            "{text: a, expect: {captures: {c: 1}}}",
            &[(WrongType, 3, 38)],
        ),
        (
            "{text: a, expect: {because: {signal: s}}}",
            &[(MissingKey, 3, 38)],
        ),
        (
            "{text: a, lang: english, expect: {findings: 0}}",
            &[(UnknownValue, 3, 25)],
        ),
        (
            "{text: a, meta: [x], expect: {findings: 0}}",
            &[(WrongType, 3, 25)],
        ),
        (
            "{text: a, meta: {a: {b: 1}, a.b: 2}, expect: {findings: 0}}",
            &[(DuplicateKey, 3, 37)],
        ),
    ];
    for (value, expected) in cases {
        assert_eq!(tests(value), *expected, "{value}");
    }
}

#[test]
fn of_filters() {
    let text = "bayan: 1\nkind: filter\nid: f\nrules: []\nunless: [{id: a, when: b}]\n";
    assert_eq!(faults(text), [(EmptyList, 4, 8)]);
    assert_eq!(faults("bayan: 1\nkind: filter\n"), [(MissingKey, 1, 1); 3]);
}
