//! The sample articles, for all benchmarks.

use std::fs;

/// The texts of the sample articles, by file name.
pub fn articles() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/articles");
    let mut paths: Vec<_> = fs::read_dir(folder)
        .expect("the samples are part of the project")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    paths.sort();
    paths.iter().filter_map(|path| fs::read_to_string(path).ok()).collect()
}
