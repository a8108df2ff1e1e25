//! What finding names costs, on the sample articles: the model alone (features and decoding), and all of `ner/`.
//!
//! `cargo bench --bench names --features bench`. The throughput is in characters; the promise for the model is 2.5 million
//! characters a second.

use std::fs;
use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};

/// The sample articles as one text.
fn samples() -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/articles");
    let mut paths: Vec<_> = fs::read_dir(folder)
        .expect("the samples are part of the project")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    paths.sort();
    paths.iter().filter_map(|path| fs::read_to_string(path).ok()).map(|text| text + "\n").collect()
}

fn names(c: &mut Criterion) {
    let text = samples();
    let mut group = c.benchmark_group("names");
    group.throughput(Throughput::Elements(text.chars().count() as u64));
    let mut read = ttaom::bench::model(&text);
    group.bench_function("model", |b| b.iter(|| black_box(read())));
    let find = ttaom::bench::names(&text);
    group.bench_function("all", |b| b.iter(|| black_box(find())));
    group.finish();
}

criterion_group!(benches, names);
criterion_main!(benches);
