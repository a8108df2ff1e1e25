//! `--jsonl`: one article a line in, one analysis a line out, in order, on all cores.
//!
//! The main thread reads, workers analyse, one thread writes. For each line the reader makes a one-place channel for
//! its answer and queues the receiving end; the writer takes these ends in order, so order costs no sorting, and the
//! length of that queue bounds what is in memory. The writer flushes whenever the next answer is not ready yet: a
//! program that sends a line and waits gets its answer at once.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, SyncSender, TryRecvError, sync_channel};
use std::thread;

use serde::Serialize;
use serde_json::Value;
use ttaom::Options;

use super::args::{Args, is_date};
use super::lang::Lang;
use super::{Failure, written};

/// A line of input, waiting to be analysed.
struct Job {
    number: usize,
    line: Vec<u8>,
    answer: SyncSender<String>,
}

/// Where the answer to a line will arrive.
struct Pending {
    number: usize,
    answer: Receiver<String>,
}

/// What stands in the place of a line that cannot be read.
#[derive(Serialize)]
struct BadLine<'a> {
    id: &'a Value,
    line: usize,
    error: &'a str,
}

/// Analyses every line of the file or of standard input.
pub fn run(args: &Args, lang: Lang) -> Result<(), Failure> {
    let options = args.options(lang)?;
    match args.file.as_deref().filter(|f| *f != Path::new("-")) {
        Some(path) => {
            let name = path.display().to_string();
            let cannot = |e: io::Error| Failure::input(lang.cannot_read(&name, &e));
            let file = File::open(path).map_err(cannot)?;
            if file.metadata().map_err(cannot)?.is_dir() {
                return Err(cannot(io::ErrorKind::IsADirectory.into()));
            }
            pump(BufReader::new(file), &options, lang)
        }
        None => pump(io::stdin().lock(), &options, lang),
    }
}

fn pump(mut input: impl BufRead, options: &Options, lang: Lang) -> Result<(), Failure> {
    let workers = thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let (send_job, jobs) = sync_channel::<Job>(workers);
    let (send_pending, pending) = sync_channel::<Pending>(workers * 4);
    let jobs = Mutex::new(jobs);
    thread::scope(|scope| {
        for _ in 0..workers {
            let jobs = &jobs;
            scope.spawn(move || work(jobs, options));
        }
        let writer = scope.spawn(move || {
            let result = write(&pending);
            if result.is_err() {
                // The reader may be waiting for a line that never comes; without anybody to write for, all ends here.
                stop(result);
            }
        });
        let read = read(&mut input, send_job, &send_pending, lang);
        drop(send_pending);
        // The writer ends by itself once all answers are out; if it fails it has ended the program.
        let _ = writer.join();
        read
    })
}

/// Ends the program from the writer's thread: quietly for a broken pipe, in one line for anything else.
fn stop(result: io::Result<()>) -> ! {
    std::process::exit(match written(result) {
        Ok(()) => 0,
        Err(failure) => {
            let _ = writeln!(io::stderr(), "ttaom: {}", failure.message);
            i32::from(failure.code)
        }
    })
}

fn read(
    input: &mut impl BufRead,
    jobs: SyncSender<Job>,
    pending: &SyncSender<Pending>,
    lang: Lang,
) -> Result<(), Failure> {
    for number in 1.. {
        let mut line = Vec::new();
        let length = input
            .read_until(b'\n', &mut line)
            .map_err(|e| Failure::input(format!("{}: {e}", lang.standard_input())))?;
        if length == 0 {
            break;
        }
        if number == 1 && line.starts_with("\u{feff}".as_bytes()) {
            line.drain(..3);
        }
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let (answer, arrival) = sync_channel(1);
        // Either end is gone only when the program is ending.
        if pending.send(Pending { number, answer: arrival }).is_err()
            || jobs.send(Job { number, line, answer }).is_err()
        {
            break;
        }
    }
    Ok(())
}

fn work(jobs: &Mutex<Receiver<Job>>, options: &Options) {
    loop {
        // The lock is held while waiting, by one worker at a time; the others wait for the lock instead.
        let Ok(job) = jobs.lock().map_err(drop).and_then(|jobs| jobs.recv().map_err(drop)) else { return };
        let answer = answer(&job, options);
        if job.answer.send(answer).is_err() {
            return;
        }
    }
}

fn answer(job: &Job, options: &Options) -> String {
    match analyse(&job.line, options) {
        Ok(json) => json,
        Err((id, error)) => bad_line(&id, job.number, &error),
    }
}

fn bad_line(id: &Value, line: usize, error: &str) -> String {
    // Made of strings and numbers only: it cannot fail.
    serde_json::to_string(&BadLine { id, line, error }).unwrap_or_default()
}

/// The analysis of one line, or the line's id, as far as it could be found, and what is wrong with it.
fn analyse(line: &[u8], options: &Options) -> Result<String, (Value, String)> {
    let line = std::str::from_utf8(line)
        .map_err(|e| (Value::Null, format!("not UTF-8 at byte {} of the line", e.valid_up_to())))?;
    let mut row: Value = serde_json::from_str(line).map_err(|e| (Value::Null, format!("not JSON: {e}")))?;
    let Some(row) = row.as_object_mut() else {
        return Err((Value::Null, "not an object with \"id\" and \"text\"".to_owned()));
    };
    let id = row.remove("id").unwrap_or(Value::Null);
    let mut options = options.clone();
    match &id {
        Value::Null => {}
        Value::String(id) => options.id = Some(id.clone()),
        _ => return Err((id, "\"id\" is not a string".to_owned())),
    }
    match row.remove("date") {
        None | Some(Value::Null) => {}
        Some(Value::String(date)) if is_date(&date) => options.date = Some(date),
        Some(_) => return Err((id, "\"date\" is not a date (YYYY-MM-DD)".to_owned())),
    }
    let text = match row.remove("text") {
        Some(Value::String(text)) => text,
        Some(_) => return Err((id, "\"text\" is not a string".to_owned())),
        None => return Err((id, "no \"text\"".to_owned())),
    };
    serde_json::to_string(&ttaom::analyze(&text, &options)).map_err(|e| (id, e.to_string()))
}

fn write(pending: &Receiver<Pending>) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    while let Some(next) = ready(pending.try_recv(), &mut out, || pending.recv().ok())? {
        let answer = ready(next.answer.try_recv(), &mut out, || next.answer.recv().ok())?;
        // No answer is a worker that died: the line is not lost in silence, and the others go on.
        let answer = answer.unwrap_or_else(|| bad_line(&Value::Null, next.number, "internal error"));
        out.write_all(answer.as_bytes())?;
        out.write_all(b"\n")?;
    }
    out.flush()
}

/// What has `arrived`, or, after all that is written has been flushed, what comes from waiting.
fn ready<T>(
    arrived: Result<T, TryRecvError>,
    out: &mut impl Write,
    wait: impl FnOnce() -> Option<T>,
) -> io::Result<Option<T>> {
    match arrived {
        Ok(value) => Ok(Some(value)),
        Err(TryRecvError::Disconnected) => Ok(None),
        Err(TryRecvError::Empty) => {
            out.flush()?;
            Ok(wait())
        }
    }
}
