//! Load a policy, label a text, read the proof.
use bayan::{Document, Engine, Policy};
fn main() {
    let path = std::env::args().nth(1).unwrap();
    let policy = match Policy::load(&[path]) {
        Ok(p) => p,
        Err(bayan::PolicyError::Faulty(d)) => {
            for e in &d.entries {
                println!(
                    "{:?} {} {:?}",
                    e.code,
                    e.message,
                    e.place.map(|p| d.sources.locate(p))
                );
            }
            return;
        }
        Err(e) => {
            println!("{e}");
            return;
        }
    };
    for e in &policy.warnings().entries {
        println!(
            "warn {:?} {} {:?}",
            e.code,
            e.message,
            e.place.map(|p| policy.warnings().sources.locate(p))
        );
    }
    let engine = Engine::new(policy);
    for t in std::env::args().skip(2) {
        let d = Document::text(t);
        let e = engine.explain(&d);
        println!("{}", serde_json::to_string(&e.verdict).unwrap());
        assert_eq!(
            serde_json::to_string(&engine.label(&d)).unwrap(),
            serde_json::to_string(&e.verdict).unwrap()
        );
        assert_eq!(
            serde_json::to_string(&engine.derive(&d)).unwrap(),
            serde_json::to_string(&e.verdict).unwrap()
        );
        println!("{}", serde_json::to_string_pretty(&e.trace).unwrap());
    }
}
