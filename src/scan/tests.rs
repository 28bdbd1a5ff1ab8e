//! The quick way and the plain way find the same.

use std::collections::BTreeSet;

use proptest::prelude::*;

use crate::compile::{compile, compile_for_changes};
use crate::document::Document;
use crate::engine::Policy;
use crate::program::Program;
use crate::scan::{Edges, Found, Hits, Texts, scan};
use crate::source::Sources;

fn programs(policy: &Policy) -> (Program, Program) {
    let sources = Sources::default();
    let quick = compile(policy.ir().clone(), &sources, Default::default()).unwrap();
    (
        quick,
        compile_for_changes(policy.ir().clone(), &sources).unwrap(),
    )
}

/// All candidates in order, without doubles.
fn found(program: &Program, hits: &Hits) -> Vec<(usize, Vec<String>)> {
    let one = |found: &Found| format!("{found:?}");
    let of = |plan: u32| hits.of(crate::program::TermsId(plan)).iter().map(one);
    let plans = (0..).zip(&program.terms);
    let sorted = plans.map(|(plan, _)| of(plan).collect::<BTreeSet<_>>().into_iter().collect());
    sorted.enumerate().collect()
}

#[track_caller]
fn agree(quick: &Program, plain: &Program, text: &str) -> usize {
    let document = Document::text(text);
    let texts = Texts::new(&document);
    let by_words = found(quick, &scan(quick, &texts, Edges::Fitting));
    let by_automaton = found(plain, &scan(plain, &texts, Edges::Fitting));
    assert_eq!(by_words, by_automaton, "{text:?}");
    by_words.iter().map(|(_, found)| found.len()).sum()
}

/// A policy with a rule for each way of looking for the same terms.
fn policy(terms: &str) -> Policy {
    let mut text = String::from(
        "bayan: 1\nkind: policy\nname: p\nversion: 1.0.0\nlabels:\n  l: {title: L, severity: low, threshold: 1, action: log}\n",
    );
    text += &format!("---\nbayan: 1\nkind: lists\nlists:\n  all:\n{terms}");
    for fold in ["exact", "default", "skeleton"] {
        for boundary in ["word", "prefix", "suffix", "infix"] {
            for affixes in ["auto", "none"] {
                text += &format!(
                    "---\nbayan: 1\nkind: rule\nid: l.{fold}_{boundary}_{affixes}\nlabel: l\ntitle: T\nversion: 1.0.0\nstatus: enforce\nlangs: [en]\nmatch: {{fold: {fold}, boundary: {boundary}, affixes: {affixes}}}\nsignals:\n  s: {{terms: $all}}\nwhen: s\nscore: {{base: 10}}\n"
                );
            }
        }
    }
    Policy::from_text("p.yaml", &text).unwrap()
}

const TERMS: &str = r##"    en: [pay, paypal, "pay pal", "c++", "site.com", "don't", "took (down|off*)", "a b c", attack*, "go to the site.com now", "#tag", "e-mail", x, "x y*", "é", ab, "a\u0301b", "ab ab", "aba"]
    ar: [حساب, "حساب موقوف", "أزال*", إغلاق, من, "بيان صحفي رسمي", "ا", "كتاب"]
    fr: ["chat", "chat noir", "école"]
    zh: [中文, "中 文 a"]
    it: ["كلب", "한국", "한"]
"##;

#[test]
fn both_ways_agree_on_words_and_what_stands_around_them() {
    let (quick, plain) = programs(&policy(TERMS));
    let mut all = 0;
    for text in [
        "pay pal, paypal! pay\u{200b}pal pay\u{200b} pal xpay payx pays pay's",
        "don't took off-hand took offered took  down",
        "c++11 c++ xc++ site.com. my-site.com site.company #tag #tags x#tag",
        "a b c a b ca ab ab aba ababa ab\u{200b}aba\u{200b}ab",
        "والحساب حسابات الحساب الموقوف وحسابهم موقوفا أزالت وأزال فأزالوا",
        "و\u{200b}حساب و\u{200b}الحساب حسا\u{200b}ب ب\u{200b}يان الصحفي الرسمي",
        "l'école d'école l'chat noir les chats noirs e\u{301}cole",
        "中文 中 文 a 한국 한국어 中文a",
        "p.a.y p a y p4y pаypal paaypal e\u{301} e\u{301}\u{301}x",
        "go to the site.com now go to the\n\nsite.com now go to\nthe site.com now",
    ] {
        all += agree(&quick, &plain, text);
    }
    assert!(all > 500, "{all}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn both_ways_agree_on_what_is_made_of_terms(
        parts in prop::collection::vec(prop::sample::select(PARTS.to_vec()), 0..14)
    ) {
        thread_local!(static BOTH: (Program, Program) = programs(&policy(TERMS)));
        BOTH.with(|(quick, plain)| agree(quick, plain, &parts.concat()));
    }
}

const PARTS: &[&str] = &[
    "pay",
    "pal",
    "paypal",
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    "\u{200b}",
    "\u{200b}",
    "\u{200d}",
    "\u{301}",
    "'",
    ".",
    "-",
    "#",
    "_",
    "1",
    ",",
    "c++",
    "c",
    "site",
    "com",
    "don",
    "t",
    "took",
    "down",
    "off",
    "a",
    "b",
    "ab",
    "aba",
    "attack",
    "ed",
    "s",
    "es",
    "go to",
    " the ",
    "now",
    "tag",
    "e",
    "mail",
    "x",
    "y",
    "é",
    "و",
    "ال",
    "وال",
    "حساب",
    "موقوف",
    "أزال",
    "ات",
    "هم",
    "ه",
    "من",
    "إغلاق",
    "بيان",
    "صحفي",
    "رسمي",
    "ا",
    "ك",
    "كتاب",
    "chat",
    "noir",
    "l'",
    "école",
    "中",
    "文",
    "한",
    "국",
    "\u{1100}",
    "\u{64b}",
    "\u{640}",
    "ﷺ",
    "カ",
    "\r\n",
    "\u{2028}",
    "P",
    "4",
];
