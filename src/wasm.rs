//! The JavaScript face: UTF-16 offsets, plain objects. No logic.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::{Options, Unit};

/// The version of the WASM file; the JavaScript beside it must be of the same.
#[wasm_bindgen]
pub fn version() -> String {
    crate::VERSION.to_owned()
}

/// Analyses `text`; gives a plain object (the `Analysis` of the types). Lone surrogates count as one unit each.
///
/// # Errors
/// Only where the result cannot be built in JavaScript (memory).
#[wasm_bindgen(unchecked_return_type = "unknown")]
pub fn analyze(text: &str, id: Option<String>, date: Option<String>) -> Result<JsValue, JsValue> {
    let options = Options { id, date, unit: Unit::Utf16, ..Options::default() };
    let analysis = crate::analyze(text, &options);
    let serializer = Serializer::new().serialize_missing_as_null(true).serialize_maps_as_objects(true);
    Ok(analysis.serialize(&serializer)?)
}
