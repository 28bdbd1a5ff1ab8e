//! Typed indices: which rule, label, signal, node or term set.

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub u32);

        impl $name {
            /// The id of the element at `index`. Tables never reach `u32::MAX`: `limits` bounds them all.
            pub fn new(index: usize) -> Self {
                Self(u32::try_from(index).unwrap_or(u32::MAX))
            }

            /// The place in its table.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
}

id!(/// A rule of the policy, in order of rule ids.
    RuleId);
id!(/// A label of the manifest, in order of label names.
    LabelId);
id!(/// A signal of one rule, in order of signal names.
    SignalId);
id!(/// A node of one rule's conditions.
    NodeId);
id!(/// A list of terms as one fold sees it, shared by the signals that use it.
    TermSetId);
