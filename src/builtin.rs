//! The pack of `policies/platform-safety`, built into the library so that it works without any file.

macro_rules! pack {
    ($path:literal) => {
        (
            concat!("policies/platform-safety/", $path),
            include_str!(concat!("../policies/platform-safety/", $path)),
        )
    };
}

/// Every file of the pack: its path in the repository, and its text. `tests/packs.rs` sees to it that none is missing.
pub(crate) const FILES: &[(&str, &str)] = &[
    pack!("lists/actors.yaml"),
    pack!("lists/objects.yaml"),
    pack!("lists/statements.yaml"),
    pack!("lists/takedown.yaml"),
    pack!("lists/threats.yaml"),
    pack!("lists/threats_frame.yaml"),
    pack!("lists/threats_not.yaml"),
    pack!("lists/threats_voice.yaml"),
    pack!("policy.yaml"),
    pack!("rules/statement_arabic.yaml"),
    pack!("rules/statement_other.yaml"),
    pack!("rules/statement_source.yaml"),
    pack!("rules/statement_verb.yaml"),
    pack!("rules/takedown_active.yaml"),
    pack!("rules/takedown_active_on.yaml"),
    pack!("rules/takedown_listed.yaml"),
    pack!("rules/takedown_nominal.yaml"),
    pack!("rules/takedown_nominal_on.yaml"),
    pack!("rules/takedown_parted.yaml"),
    pack!("rules/takedown_partitive.yaml"),
    pack!("rules/takedown_passive.yaml"),
    pack!("rules/takedown_share.yaml"),
    pack!("rules/threat_noun.yaml"),
    pack!("rules/threat_person.yaml"),
    pack!("rules/threat_verb.yaml"),
    pack!("rules/threat_voice.yaml"),
];
