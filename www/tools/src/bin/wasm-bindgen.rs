//! `wasm-bindgen`, as its own package has it, with one option that wasm-pack has no name for: the JavaScript gets
//! `__wbg_reset_state`, which puts a fresh instance in the place of one that trapped.

use std::ffi::OsString;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut args: Vec<OsString> = std::env::args_os().collect();
    if args.iter().any(|arg| arg == "--out-dir") {
        args.push("--experimental-reset-state-function".into());
    }
    match wasm_bindgen_cli::wasm_bindgen::run_cli_with_args(args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:?}");
            ExitCode::FAILURE
        }
    }
}
