//! What finding names costs, on the sample articles: the model alone (features and decoding), and all of `ner/`.
//!
//! `cargo bench --bench names --features bench`. The throughput is in characters; the promise for the model is 2.5 million
//! characters a second.

mod samples;

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};

fn names(c: &mut Criterion) {
    let text = samples::articles().join("\n");
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
