//! What linking names and finding who said what costs, on an article of 3,000 characters: three samples in a row, cut.
//!
//! `cargo bench --bench said --features bench`. The promise is 0.6 ms for `both` on one core, for an article of the press; the
//! samples have twice as many quotations. Linking takes its names, so that a copy of them is made before each round, outside
//! of what is measured. `both` costs more than the two apart with no more instructions: a processor learns the branches of a
//! short round by heart, and of a longer one fewer.

mod samples;

use std::hint::black_box;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use ttaom::bench::Article;

/// As long as a long article of a newspaper.
const LENGTH: usize = 3_000;

fn said(c: &mut Criterion) {
    let text: String = samples::articles().join("\n").chars().take(LENGTH).collect();
    let mut group = c.benchmark_group("said");
    group.throughput(Throughput::Elements(text.chars().count() as u64));
    let article = Article::new(&text);
    let linked = article.link(article.names());
    group.bench_function("linking", |b| {
        b.iter_batched(|| article.names(), |names| drop(black_box(article.link(names))), BatchSize::SmallInput);
    });
    group.bench_function("quotes", |b| b.iter(|| black_box(article.quotes(&linked))));
    group.bench_function("both", |b| {
        b.iter_batched(
            || article.names(),
            |names| black_box(article.quotes(&article.link(names))),
            BatchSize::SmallInput,
        );
    });
    group.finish();
}

criterion_group!(benches, said);
criterion_main!(benches);
