//! What reads as a verdict or an explanation is written back the same.
#![no_main]

use bayan::{Explanation, Verdict};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(verdict) = serde_json::from_slice::<Verdict>(bytes) {
        let written = serde_json::to_vec(&verdict).unwrap();
        assert_eq!(serde_json::from_slice::<Verdict>(&written).unwrap(), verdict);
    }
    if let Ok(explained) = serde_json::from_slice::<Explanation>(bytes) {
        let written = serde_json::to_vec(&explained).unwrap();
        assert_eq!(serde_json::from_slice::<Explanation>(&written).unwrap(), explained);
    }
});
