//! How results that have a place are written: `start` and `end` among their other fields.
//!
//! serde's `flatten` would say the same, but makes a map of what holds it: in JavaScript every name would then be made anew for
//! every object, where the names of a struct's fields are made once.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::analysis::{Cue, Mention, NotSpeech, Quote, Section, Words};

/// Writes a type with a `range`: the fields before it and those behind it, some of them `unless` they are empty.
macro_rules! placed {
    ($type:ident: $($first:literal $name:ident,)* range $(, $key:literal $field:ident $(unless $empty:path)?)*) => {
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                // All of them: one that is left out does not compile.
                let $type { $($name,)* range, $($field),* } = self;
                let names: &[&str] = &[$($first,)* "start", "end", $($key,)*];
                let mut out = serializer.serialize_struct(stringify!($type), names.len())?;
                $(out.serialize_field($first, $name)?;)*
                out.serialize_field("start", &range.start)?;
                out.serialize_field("end", &range.end)?;
                $(if true $(&& !$empty($field))? {
                    out.serialize_field($key, $field)?;
                })*
                out.end()
            }
        }
    };
}

placed!(Words: range, "text" text);
placed!(Section: range, "kind" kind);
placed!(Cue: range, "text" text, "verb" verb, "act" act);
placed!(
    Mention: range, "text" text, "type" kind, "entity" entity, "form" form, "title" title unless Option::is_none,
    "score" score, "source" source, "evidence" evidence
);
placed!(
    Quote: "id" id, range, "text" text, "kind" kind, "section" section, "utterance" utterance, "inside" inside,
    "speaker" speaker, "addressee" addressee unless Option::is_none, "medium" medium unless Option::is_none, "cue" cue,
    "hedged" hedged unless is_false, "negated" negated unless is_false, "score" score, "source" source,
    "evidence" evidence
);
placed!(NotSpeech: range, "text" text, "reason" reason);

fn is_false(flag: &bool) -> bool {
    !flag
}

/// Writes the id of a rule: as what one of few choices is called, so that JavaScript makes each string once.
pub fn id<S: Serializer>(id: &&'static str, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_unit_variant("Rule", 0, id)
}
