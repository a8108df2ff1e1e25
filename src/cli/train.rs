//! `ttaom train`, `ttaom eval` and `ttaom model` (feature `train`).

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use indicatif::{ProgressBar, ProgressStyle};
use lexopt::prelude::{Long, Short, Value};
use ttaom::train::data::{self, Convention, Sentence};
use ttaom::train::{News, Plan, text, whole};
use ttaom::{Model, Options};

use super::lang::Lang;
use super::{Failure, input, print};

const HELP: &str = include_str!("help-train.txt");
const KINDS: usize = 9;

/// Runs one of the three commands; `None` where it is none of them.
pub fn run(given: &[OsString]) -> Option<Result<(), Failure>> {
    let (command, rest) = given.split_first()?;
    Some(match command.to_str()? {
        "train" => train(rest),
        "eval" => evaluate(rest),
        "model" => model(rest),
        _ => return None,
    })
}

#[derive(Debug, Default)]
struct Asked {
    free: Vec<String>,
    held: Vec<String>,
    out: Option<PathBuf>,
    model: Option<PathBuf>,
    names: Option<PathBuf>,
    klue: bool,
    alone: bool,
    errors: usize,
    plan: Plan,
}

fn parse(given: &[OsString]) -> Result<Option<Asked>, Failure> {
    let bad = |e: lexopt::Error| Failure::usage(e.to_string());
    let mut asked = Asked::default();
    let mut parser = lexopt::Parser::from_args(given);
    fn number<T: std::str::FromStr>(parser: &mut lexopt::Parser, name: &str) -> Result<T, Failure> {
        let value = parser.value().map_err(|e| Failure::usage(e.to_string()))?;
        let value = value.to_string_lossy();
        value.parse().map_err(|_| Failure::usage(format!("--{name}: not a number: {value}")))
    }
    while let Some(argument) = parser.next().map_err(bad)? {
        match argument {
            Short('h') | Long("help") => return Ok(None),
            Long("held") => asked.held.push(parser.value().map_err(bad)?.to_string_lossy().into_owned()),
            Short('o') | Long("out") => asked.out = Some(parser.value().map_err(bad)?.into()),
            Long("model") => asked.model = Some(parser.value().map_err(bad)?.into()),
            Long("names") => asked.names = Some(parser.value().map_err(bad)?.into()),
            Long("dictionary") => asked.plan.dictionary = Some(parser.value().map_err(bad)?.into()),
            Long("name") => asked.plan.name = parser.value().map_err(bad)?.to_string_lossy().into_owned(),
            Long("labels") => {
                asked.klue = match parser.value().map_err(bad)?.to_str() {
                    Some("klue") => true,
                    Some("konec") => false,
                    _ => return Err(Failure::usage("--labels: konec or klue")),
                };
                asked.plan.labels = asked.klue.then(|| "klue".to_owned());
            }
            Long("errors") => asked.errors = number(&mut parser, "errors")?,
            Long("alone") => asked.alone = true,
            Long("plain") => asked.plan.augment = false,
            Long("kinds") => asked.plan.first.kinds = number(&mut parser, "kinds")?,
            Long("longest") => asked.plan.longest = number(&mut parser, "longest")?,
            Long("least") => asked.plan.least = number(&mut parser, "least")?,
            Long("epochs") => asked.plan.first.epochs = number(&mut parser, "epochs")?,
            Long("members") => asked.plan.first.members = number(&mut parser, "members")?,
            Long("eta") => asked.plan.first.eta = number(&mut parser, "eta")?,
            Long("l1") => asked.plan.first.l1 = number(&mut parser, "l1")?,
            Long("refit") => asked.plan.refit = number(&mut parser, "refit")?,
            Long("eager") => asked.plan.first.eager = number(&mut parser, "eager")?,
            Long("seed") => asked.plan.first.seed = number(&mut parser, "seed")?,
            Long("surprise") => asked.plan.surprise = number(&mut parser, "surprise")?,
            Long("doubtful") => asked.plan.doubtful = number(&mut parser, "doubtful")?,
            Value(value) => asked.free.push(value.to_string_lossy().into_owned()),
            other => return Err(bad(other.unexpected())),
        }
    }
    if !(6..=KINDS).contains(&asked.plan.first.kinds) {
        return Err(Failure::usage(format!("--kinds: 6 to {KINDS}")));
    }
    Ok(Some(asked))
}

/// `FILE[+LABELS][@IDS][*WEIGHT]`.
fn sentences(what: &str, asked: &Asked) -> Result<Vec<Sentence>, Failure> {
    let (what, weight) = what.rsplit_once('*').unwrap_or((what, "1"));
    let weight: f32 = weight.parse().map_err(|_| Failure::usage(format!("{what}: not a weight: {weight}")))?;
    let (what, ids) = what.split_once('@').map_or((what, None), |(w, ids)| (w, Some(ids)));
    let (file, labels) = what.split_once('+').map_or((what, None), |(f, l)| (f, Some(l)));
    let kinds = asked.plan.first.kinds;
    let convention = if asked.klue { Convention::Klue } else { Convention::Konec };
    let read = |file: &str, convention| data::read(Path::new(file), convention, kinds).map_err(Failure::input);
    let mut rows = match labels {
        None => read(file, convention)?,
        Some(labels) => data::join(read(file, Convention::Konec)?, read(labels, convention)?),
    };
    if let Some(ids) = ids {
        data::only(&mut rows, Path::new(ids)).map_err(Failure::input)?;
    }
    rows.iter_mut().for_each(|s| s.weight = weight);
    Ok(rows)
}

fn all(what: &[String], asked: &Asked) -> Result<Vec<Sentence>, Failure> {
    Ok(what.iter().map(|w| sentences(w, asked)).collect::<Result<Vec<_>, _>>()?.concat())
}

fn train(given: &[OsString]) -> Result<(), Failure> {
    let Some(asked) = parse(given)? else { return print(HELP) };
    let out = asked.out.clone().ok_or_else(|| Failure::usage("train: no --out FILE"))?;
    if asked.free.is_empty() {
        return Err(Failure::usage("train: no data"));
    }
    let (data, held) = (all(&asked.free, &asked)?, all(&asked.held, &asked)?);
    let bar = ProgressBar::new(0);
    let style = ProgressStyle::with_template("{msg:8} [{bar:30}] {pos}/{len} {elapsed_precise} loss {prefix}");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    let tell = |news: News<'_>| match news {
        News::Step(step, parts) => {
            bar.reset();
            bar.set_length(parts as u64);
            bar.set_message(step.to_owned());
        }
        News::Part(loss) => {
            bar.set_prefix(format!("{loss:.3}"));
            bar.inc(1);
        }
        News::Held(step, report) => {
            if report.six.gold > 0 {
                bar.suspend(|| eprintln!("held out, after {step}:\n{}", whole::table(report)));
            }
        }
        News::Note(note) => bar.suspend(|| eprintln!("{note}")),
    };
    let bytes = ttaom::train::train(data, held, &asked.plan, &tell).map_err(Failure::input)?;
    bar.finish_and_clear();
    save(&out, &bytes)
}

fn save(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    fs::write(path, bytes).map_err(|e| Failure::input(format!("{}: {e}", path.display())))?;
    print(&format!("{}: {} bytes\n", path.display(), bytes.len()))
}

fn evaluate(given: &[OsString]) -> Result<(), Failure> {
    let Some(asked) = parse(given)? else { return print(HELP) };
    if asked.free.is_empty() {
        return Err(Failure::usage("eval: no data"));
    }
    let mut options = Options::default();
    if let Some(path) = &asked.model {
        options.model = Some(input::model(path, Lang::En)?);
    }
    let rows = all(&asked.free, &asked)?;
    let model = options.model.clone();
    let found = match (&model, asked.alone) {
        (Some(model), true) => whole::alone(&rows, model),
        (None, true) => whole::alone(&rows, Model::built_in()),
        (_, false) => whole::run(&rows, &options),
    };
    print(&found.text(asked.errors))
}

fn model(given: &[OsString]) -> Result<(), Failure> {
    let Some(asked) = parse(given)? else { return print(HELP) };
    let words: Vec<&str> = asked.free.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["dump", file] => {
            let bytes = fs::read(file).map_err(|e| Failure::input(format!("{file}: {e}")))?;
            let names = asked.names.map(fs::read_to_string).transpose();
            let names = names.map_err(|e| Failure::input(e.to_string()))?;
            print(
                &text::dump(bytes, names.as_deref().unwrap_or(""))
                    .map_err(|e| Failure::input(format!("{file}: {e}")))?,
            )
        }
        ["build", file] => {
            let out = asked.out.ok_or_else(|| Failure::usage("model build: no --out FILE"))?;
            let text = fs::read_to_string(file).map_err(|e| Failure::input(format!("{file}: {e}")))?;
            save(&out, &text::build(&text).map_err(|e| Failure::input(format!("{file}: {e}")))?)
        }
        _ => Err(Failure::usage("model: dump FILE, or build FILE --out FILE")),
    }
}
