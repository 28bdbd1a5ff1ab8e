use crate::document::Document;
use crate::engine::Engine;
use crate::engine::Policy;
use crate::verdict::render::Detail;
use crate::verdict::render::Paint;
use crate::verdict::render::Render;

const POLICY: &str = r#"
bayan: 1
kind: policy
name: small
version: 1.0.0
labels:
  spam: {title: Spam, severity: low, threshold: 50, action: log}
---
bayan: 1
kind: rule
id: spam.pills
label: spam
title: Pills are sold
version: 1.0.0
status: enforce
langs: [en]
signals:
  sell: {terms: {en: [buy, sell], ar: [اشتر*]}}
  pill: {terms: {en: [pill(s|)], ar: [حبوب]}}
  doctor: {terms: {en: [doctor]}}
when: {sentence: {near: {anchor: pill, with: {sell: {tokens: 3}}}}}
unless:
  - {id: medical, why: "doctors may", at: document, when: doctor}
score: {base: 60}
captures: {what: pill.text}
tests:
  - {text: buy pills, expect: {findings: 1}}
  - {text: pills, expect: {findings: 0}}
"#;

fn engine() -> Engine {
    match Policy::from_text("p.yaml", POLICY) {
        Ok(policy) => Engine::new(policy),
        Err(crate::engine::PolicyError::Faulty(faults)) => panic!("{:#?}", faults.entries),
        Err(error) => panic!("{error}"),
    }
}

fn verdict(text: &str) -> String {
    let (engine, document) = (engine(), Document::text(text).with_id("a"));
    let render = Render::new(engine.policy().ir(), Paint::Plain);
    render.verdict(&document, &engine.label(&document))
}

fn explanation(text: &str) -> String {
    let (engine, document) = (engine(), Document::text(text));
    let render = Render::new(engine.policy().ir(), Paint::Plain);
    let detail = Detail {
        tried: true,
        all: false,
        misses: 3,
    };
    let mut explanation = engine.explain(&document);
    engine.investigate(&document, &mut explanation, detail.misses);
    render.explanation(&document, &explanation, detail)
}

#[test]
fn a_finding_with_its_matches() {
    let expected = "\
a  spam → log
  Please ⟦buy⟧¹ my ⟦pills⟧².

  spam  score 60  spam.pills: Pills are sold
    sentence 1:1–1:21 · what pills
    ¹ sell  `buy` at 1:8
    ² pill  `pills` at 1:15, term `pill(s|)`
";
    assert_eq!(verdict("Please buy my pills."), expected);
}

#[test]
fn nothing_found_is_one_line() {
    assert_eq!(verdict("nothing"), "a  no label\n");
}

#[test]
fn what_was_taken_back_says_by_what() {
    let text = verdict("The doctor said: buy pills.");
    assert!(text.contains("a  no label\n"), "{text}");
    assert!(
        text.contains("score 60, taken back: unless medical"),
        "{text}"
    );
}

#[test]
fn no_text_reaches_the_terminal_raw() {
    let text = verdict("buy\u{1b}[2J\u{202e} pills اشتر حبوب");
    let raw = |c: char| c == '\u{1b}' || c == '\u{202e}';
    assert!(!text.contains(raw), "{text:?}");
    let opened = text.matches('\u{2068}').count();
    assert_eq!(opened, text.matches('\u{2069}').count());
    assert!(opened > 0);
}

#[test]
fn a_miss_says_how_far_off_and_what_would_mend_it() {
    let text = explanation("buy our very good and cheap pills");
    for part in [
        "✗ spam  spam.pills: Pills are sold\n",
        "✓ anchor `pill`: `pills` 1:29\n",
        "`buy` 1:1 stands 5 tokens from `pills`; at most 3\n",
        "text: bring `buy` 2 tokens nearer to `pills`, as by taking out `our very`\n",
        "rule: `tokens: 3` → `5` of `sell`, at p.yaml:21:18\n",
    ] {
        assert!(text.contains(part), "no {part:?} in\n{text}");
    }
}

#[test]
fn a_missing_signal_is_named_with_examples() {
    let text = explanation("pills");
    assert!(
        text.contains("text: add `buy` (or one of 2 other terms of `sell`) right after `pills`\n"),
        "{text}"
    );
}

#[test]
fn other_sentences_are_counted() {
    let text = explanation("Buy pills. One. Two.");
    assert!(text.contains("✓ spam  spam.pills"), "{text}");
    assert!(text.contains("… 2 other sentences without it\n"), "{text}");
}

const CLAIMS: &str = r#"
bayan: 1
kind: policy
name: small
version: 1.0.0
labels:
  sale: {title: Sale, severity: low, threshold: 50, action: log, one_per: count}
---
bayan: 1
kind: rule
id: sale.goods
label: sale
title: Goods are sold
version: 1.0.0
status: enforce
langs: [en]
signals:
  count: {quantity: {}}
  goods: {terms: {en: [pill(s|), "(aspirin|ibuprofen|paracetamol|penicillin*|diazepam)"]}}
  shop: {terms: {en: [shop, store, seller]}}
when: {paragraph: {all: [{sentence: {near: {id: item, anchor: count, with: {goods: {tokens: 1, side: after}}}}}, shop]}}
score: {base: 60, add: [{if: {value: {of: count, gte: 100}}, points: 10}]}
captures: {per: item, count: count.value, what: goods.text}
---
bayan: 1
kind: rule
id: sale.count
label: sale
title: A count of things is sold
version: 1.0.0
status: enforce
langs: [en]
signals: {count: {quantity: {}}, sold: {terms: {en: [sold]}}}
when: {sentence: {near: {id: item, anchor: count, with: {sold: {tokens: 9}}}}}
score: {base: 55}
captures: {per: item, count: count.value}
---
bayan: 1
kind: rule
id: sale.word
label: sale
title: Something is sold
version: 1.0.0
status: enforce
langs: [en]
signals: {sold: {terms: {en: [sold]}}}
when: {sentence: sold}
"#;

fn claims(text: &str, all: bool) -> String {
    let engine = Engine::new(Policy::from_text("p.yaml", CLAIMS).unwrap());
    let document = Document::text(text).with_id("a");
    let render = Render::new(engine.policy().ir(), Paint::Plain).with_all(all);
    render.verdict(&document, &engine.label(&document))
}

/// The best of a label in a unit is shown whole, with a line for context; the others in short; what tells the same, counted.
#[test]
fn findings_of_a_label_in_one_unit_stand_together() {
    let text = "The shop sold 7 penicillins, 200 pills. A shop, a store, a seller.";
    let expected = "\
a  sale → log
  The ⟦shop⟧¹ ⟦sold⟧² ⟦7⟧³ ⟦penicillins⟧⁴, ⟦200⟧⁵ ⟦pills⟧⁶. A ⟦shop⟧⁷, a ⟦store⟧⁸, a ⟦seller⟧⁹.

  sale  score 100  sale.word: Something is sold
    sentence 1:1–1:40
    ² sold  `sold` at 1:10
    also score 70  sale.goods: Goods are sold
      count 200, what pills · `200`⁵ `pills`⁶
    also score 60  count 7, what penicillins · `7`³ `penicillins`⁴
    told too, 2 times, by sale.count: A count of things is sold
";
    assert_eq!(claims(text, false), expected);
    let text = "The shop has 7 penicillins. A shop, a store, a seller.";
    let expected = "\
a  sale → log
  The ⟦shop⟧¹ has ⟦7⟧² ⟦penicillins⟧³. A ⟦shop⟧⁴, a ⟦store⟧⁵, a ⟦seller⟧⁶.

  sale  score 60  sale.goods: Goods are sold
    sentence 1:1–1:28 · count 7, what penicillins
    ² count  `7` at 1:14, = 7
    ³ goods  `penicillins` at 1:16, term `penicillin*`, one of 5 variants
      shop   `shop`¹ `shop`⁴ `store`⁵ +1 more
";
    assert_eq!(claims(text, false), expected);
}

/// With all, every finding and match has its line.
#[test]
fn all_shows_every_finding_whole() {
    let text = claims(
        "The shop sold 7 penicillins. A shop, a store, a seller.",
        true,
    );
    for part in [
        "    ⁴ goods  `penicillins` at 1:17, term `(aspirin|",
        "  sale  score 55, its claim is told by sale.goods  sale.count: A count of things is sold\n",
        "    ⁷ shop   `seller` at 1:49\n",
    ] {
        assert!(text.contains(part), "no {part:?} in\n{text}");
    }
}
