//! The command line: reads arguments and text, hands both to the library, prints what it finds.

mod args;
mod explain;
mod input;
mod lang;
mod paint;
mod said;
mod stream;
#[cfg(feature = "train")]
mod train;

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use args::{Args, Color, Command, Format};
use lang::Lang;
use ttaom::Unit;

/// What stopped a run: one line for standard error, and the exit code that goes with it.
#[derive(Debug)]
pub struct Failure {
    message: String,
    code: u8,
}

impl Failure {
    /// The command line itself is wrong.
    fn usage(message: impl Into<String>) -> Self {
        Failure { message: message.into(), code: 2 }
    }

    /// The command line is fine, the input is not.
    fn input(message: impl Into<String>) -> Self {
        Failure { message: message.into(), code: 1 }
    }
}

/// Runs, and says in one line what went wrong where something did.
pub fn main() -> ExitCode {
    let given: Vec<OsString> = std::env::args_os().skip(1).collect();
    match run(given) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            // Standard error may be closed too; there is nobody left to tell then.
            let _ = writeln!(io::stderr(), "ttaom: {}", failure.message);
            ExitCode::from(failure.code)
        }
    }
}

fn run(given: Vec<OsString>) -> Result<(), Failure> {
    #[cfg(feature = "train")]
    if let Some(done) = train::run(&given) {
        return done;
    }
    let lang = Lang::asked_for(&given);
    match args::parse(given, lang)? {
        Command::Help => print(lang.help()),
        Command::Version => print(&format!("ttaom {}\n", ttaom::VERSION)),
        Command::Analyze(args) if args.jsonl => stream::run(&args, lang),
        Command::Analyze(args) => one(&args, lang),
    }
}

/// One article from a file or standard input.
fn one(args: &Args, lang: Lang) -> Result<(), Failure> {
    let mut options = args.options(lang)?;
    let text = input::article(args.file.as_deref(), lang)?;
    match args.format {
        Format::Json => {
            let analysis = ttaom::analyze(&text, &options);
            let json =
                if args.compact { serde_json::to_string(&analysis) } else { serde_json::to_string_pretty(&analysis) };
            print(&(json.map_err(|e| Failure::input(e.to_string()))? + "\n"))
        }
        Format::Text => {
            // Only this program sees the offsets here, and it slices a Rust string.
            options.unit = Unit::Byte;
            let (analysis, candidates) = if args.explain {
                ttaom::explain(&text, &options)
            } else {
                (ttaom::analyze(&text, &options), Vec::new())
            };
            let paint = paint::Paint::new(&analysis, wants_color(args.color));
            let mut out = paint.article(&text, &analysis);
            out.push_str(&said::list(
                &text,
                &analysis,
                &paint,
                args.explain.then_some(&candidates),
                args.find.as_ref(),
                lang,
            ));
            print(&out)
        }
    }
}

/// Colour unless it is refused (https://no-color.org) or nobody would see it.
fn wants_color(asked: Color) -> bool {
    match asked {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => {
            let refused = std::env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty());
            let dumb = std::env::var_os("TERM").is_some_and(|v| v == "dumb");
            !refused && !dumb && io::stdout().is_terminal()
        }
    }
}

fn print(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    written(out.write_all(text.as_bytes()).and_then(|()| out.flush()))
}

/// A reader that has gone away (`| head`) is not an error.
fn written(result: io::Result<()>) -> Result<(), Failure> {
    match result {
        Err(e) if e.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        Err(e) => Err(Failure::input(format!("standard output: {e}"))),
        Ok(()) => Ok(()),
    }
}
