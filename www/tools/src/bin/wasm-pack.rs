//! `wasm-pack`, without its look-out for newer versions and its installer: this one never asks the network for anything.

use std::process::ExitCode;

use clap::Parser;
use wasm_pack::{Cli, PBAR, command::run_wasm_pack};

fn main() -> ExitCode {
    let args = Cli::parse();
    PBAR.set_log_level(args.log_level);
    PBAR.set_quiet(args.quiet);
    match run_wasm_pack(args.cmd) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:?}");
            ExitCode::FAILURE
        }
    }
}
