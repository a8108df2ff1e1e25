//! The command line.

use std::io::{BufRead, Write};

fn main() {
    // A first stream: one article a line in, one analysis a line out.
    let stdin = std::io::stdin();
    let mut out = std::io::stdout().lock();
    for line in stdin.lock().lines().map_while(Result::ok) {
        let Ok(row) = serde_json::from_str::<serde_json::Value>(&line) else { continue };
        let mut options = ttaom::Options::default();
        options.id = row["id"].as_str().map(str::to_owned);
        options.unit = ttaom::Unit::Codepoint;
        let analysis = ttaom::analyze(row["text"].as_str().unwrap_or(""), &options);
        if let Ok(json) = serde_json::to_string(&analysis) {
            let _ = writeln!(out, "{json}");
        }
    }
}
