//! What stands at a place of a verdict's JSON, in words.

/// The word for what `keys` lead to; list positions are left out of them.
pub(super) fn noun(keys: &[&str]) -> String {
    match keys {
        [] => "verdict".to_owned(),
        ["certificate"] => "certificate".to_owned(),
        ["certificate", key] => match *key {
            "version" => "policy version".to_owned(),
            "policy_digest" => "policy digest".to_owned(),
            "text_digest" => "text".to_owned(),
            "engine" => "engine version".to_owned(),
            "unicode" => "Unicode version".to_owned(),
            "tables" => "tables version".to_owned(),
            other => other.to_owned(),
        },
        ["labels"] => "label".to_owned(),
        ["truncated"] => "bound that cut".to_owned(),
        ["error"] => "error".to_owned(),
        ["error", key] => format!("{key} of the error"),
        ["findings"] => "finding".to_owned(),
        ["suppressed"] => "suppressed finding".to_owned(),
        ["shadow"] => "shadow finding".to_owned(),
        [_, "by"] => "suppressing entry".to_owned(),
        [_, "told_by"] => "rule that tells the claim".to_owned(),
        [_, "version"] => "rule version".to_owned(),
        [_, "captures"] => "captures".to_owned(),
        [_, "captures", name] => format!("capture `{name}`"),
        [_, "captures", name, key] => format!("{key} of the capture `{name}`"),
        [_, "matches"] => "match".to_owned(),
        [_, "matches", "affixes"] => "affix".to_owned(),
        [_, "matches", "affixes", key] => format!("{key} of the affix"),
        [_, "matches", "folds"] => "fold".to_owned(),
        [_, "matches", key] => format!("{key} of the match"),
        [.., last] => (*last).to_owned(),
    }
}
