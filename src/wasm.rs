//! The JavaScript face: UTF-16 offsets, plain objects. No logic.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::analysis::EntityType;
use crate::{Options, Unit, UserWord};

/// The version of the WASM file; the JavaScript beside it must be of the same.
#[wasm_bindgen]
pub fn version() -> String {
    crate::VERSION.to_owned()
}

/// Analyses `text`; gives a plain object (the `Analysis` of the types). Lone surrogates count as one unit each.
/// `words` are the user's own, `types` what they are, in the same order; a type that there is not is an error.
///
/// # Errors
/// A `TypeError` that names such a type; else only where the result cannot be built in JavaScript (memory).
#[wasm_bindgen(unchecked_return_type = "unknown")]
pub fn analyze(
    text: &str,
    id: Option<String>,
    date: Option<String>,
    words: Vec<String>,
    types: Vec<String>,
) -> Result<JsValue, JsValue> {
    let mut own = Vec::with_capacity(words.len());
    for (text, name) in words.into_iter().zip(types) {
        let kind = EntityType::ALL.into_iter().find(|t| t.name() == name);
        own.push(UserWord { text, kind: kind.ok_or_else(|| js_sys::TypeError::new(&name))? });
    }
    let options = Options { id, date, words: own, unit: Unit::Utf16, model: None };
    let analysis = crate::analyze(text, &options);
    let serializer = Serializer::new().serialize_missing_as_null(true).serialize_maps_as_objects(true);
    Ok(analysis.serialize(&serializer)?)
}
