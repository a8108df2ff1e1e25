//! The command line, as a person and as a program use it.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::io::{BufRead, BufReader, Read, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, Output, Stdio};
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use serde_json::Value;

const ARTICLE: &str = "한도윤 장관은 “예산을 다시 짜겠다”라고 말했다.\n";

fn ttaom(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ttaom"));
    command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).env_remove("NO_COLOR");
    command
}

fn run(args: &[&str], input: &[u8]) -> Output {
    let mut child = ttaom(args).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    // The program may stop reading before the end.
    let feeder = thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    feeder.join().unwrap();
    output
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

fn good(args: &[&str], input: &[u8]) -> String {
    let output = run(args, input);
    assert!(output.status.success(), "{args:?}: {}", text(&output.stderr));
    assert_eq!(text(&output.stderr), "", "{args:?}");
    text(&output.stdout).to_owned()
}

/// The one line on standard error.
fn bad(args: &[&str], input: &[u8], code: i32) -> String {
    let output = run(args, input);
    let error = text(&output.stderr).to_owned();
    assert_eq!(output.status.code(), Some(code), "{args:?}: {error}");
    assert_eq!(error.lines().count(), 1, "{args:?}: {error}");
    assert!(error.starts_with("ttaom: "), "{error}");
    assert_eq!(text(&output.stdout), "", "{args:?}");
    error
}

/// A file of its own in the target folder.
fn file(name: &str, bytes: &[u8]) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, bytes).unwrap();
    path.to_str().unwrap().to_owned()
}

fn json(line: &str) -> Value {
    serde_json::from_str(line).unwrap_or_else(|e| panic!("{e}: {line}"))
}

#[test]
fn an_article_from_a_file_and_from_standard_input() {
    let path = file("article.txt", ARTICLE.as_bytes());
    let from_file = good(&[&path], b"");
    assert!(from_file.starts_with("한도윤 장관은 “예산을 다시 짜겠다”"), "{from_file}");
    assert_eq!(from_file, good(&[], ARTICLE.as_bytes()));
    assert_eq!(from_file, good(&["-"], ARTICLE.as_bytes()));
    assert_eq!(from_file, good(&["--format", "text", "--color=never", "--", &path], b""));
}

#[test]
fn the_list_groups_by_speaker() {
    let article = "한도윤 장관은 “예산을 다시 짜겠다”라고 말했다.\n\n민유라 의원은 “늦었다”고 비판했다.\n\n\
                   한 장관은 “국회와 협의하겠다”고 밝혔다.\n";
    let out = good(&[], article.as_bytes());
    let list = &out[out.find("발언 3건").unwrap_or_else(|| panic!("{out}"))..];
    let places =
        ["한도윤", "예산을 다시 짜겠다", "국회와 협의하겠다", "민유라", "늦었다"].map(|words| list.find(words));
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?}\n{list}");
    assert!(good(&["--lang", "en"], article.as_bytes()).contains("3 quotations"));
    assert!(good(&[], "오늘은 맑다.\n".as_bytes()).contains("발언을 찾지 못했습니다."));
}

#[test]
fn only_the_statements_that_match() {
    let article = "한도윤 장관은 “예산을 다시 짜겠다”고 말했다. 민유라 의원은 “물가가 먼저”라고 반박했다.";
    let all = good(&["--lang", "en"], article.as_bytes());
    assert!(all.contains("“예산을 다시 짜겠다”[1] —") && all.contains("“물가가 먼저”[2] —"), "{all}");
    for (pattern, words) in [("물가|금리", "물가가 먼저"), ("^민", "물가가 먼저"), ("다시.*짜", "예산을 다시 짜겠다")]
    {
        let found = good(&["--lang", "en", "--find", pattern], article.as_bytes());
        let list = found.rsplit("speakers").next().unwrap_or("");
        assert!(list.contains(words) && list.matches('“').count() == 1, "{pattern}: {found}");
    }
    assert!(good(&["--lang", "en", "--find", "환율"], article.as_bytes()).contains("No statement matches."));
    assert!(bad(&["--lang", "en", "--find", "("], b"", 2).contains("--find"));
    bad(&["--jsonl", "--find", "x"], b"", 2);
}

#[test]
fn colour_only_where_it_is_wanted() {
    let plain = good(&[], ARTICLE.as_bytes());
    assert!(!plain.contains('\x1b'));
    let colored = good(&["--color", "always"], ARTICLE.as_bytes());
    assert!(colored.contains("\x1b["), "{colored}");
    assert_eq!(strip_styles(&colored), plain);
    assert_eq!(good(&["--color", "auto"], ARTICLE.as_bytes()), plain);
}

fn strip_styles(text: &str) -> String {
    let mut parts = text.split("\x1b[");
    let first = parts.next().unwrap_or("").to_owned();
    parts.fold(first, |out, part| out + part.split_once('m').map_or("", |(_, rest)| rest))
}

#[test]
fn a_pasted_escape_sequence_does_not_reach_the_terminal() {
    let article = "이장은 “\x1b]0;제목\x07조심하라\u{9b}31m”고 했다.\r\n둘째 줄이다.\r\n";
    for args in [&["--color=never"][..], &["--color=always", "--explain"][..]] {
        let out = strip_styles(&good(args, article.as_bytes()));
        assert!(!out.chars().any(|c| c.is_control() && c != '\n'), "{out:?}");
        assert!(out.contains("둘째 줄이다."), "{out:?}");
    }
}

#[test]
fn json_is_the_analysis_in_the_unit_asked_for() {
    let article = format!("\u{feff}𠮷시 {ARTICLE}");
    let units: Vec<u16> = article.encode_utf16().collect();
    let chars: Vec<char> = article.chars().collect();
    let slice = |unit: &str, start: usize, end: usize| match unit {
        "utf16" => String::from_utf16(&units[start..end]).unwrap(),
        "codepoint" => chars[start..end].iter().collect(),
        _ => article[start..end].to_owned(),
    };
    for unit in ["utf16", "codepoint", "byte"] {
        let analysis = json(&good(&["--format", "json", "--unit", unit], article.as_bytes()));
        assert_eq!(analysis["unit"], unit);
        let sections = analysis["sections"].as_array().unwrap();
        assert!(!sections.is_empty());
        for words in analysis["quotes"].as_array().unwrap().iter().chain(analysis["mentions"].as_array().unwrap()) {
            let at = |key: &str| usize::try_from(words[key].as_u64().unwrap()).unwrap();
            assert_eq!(slice(unit, at("start"), at("end")), words["text"].as_str().unwrap());
        }
    }
    let default = good(&["--format=json", "--compact"], article.as_bytes());
    assert_eq!(default.lines().count(), 1);
    assert_eq!(json(&default)["unit"], "codepoint");
    assert_eq!(json(&default), json(&good(&["--format=json"], article.as_bytes())));
}

#[test]
fn the_publication_date_is_passed_on() {
    let out = good(&["--format=json", "--date", "2026-03-04"], ARTICLE.as_bytes());
    assert_eq!(json(&out)["published"], "2026-03-04");
    for wrong in ["2026-02-30", "4 March", ""] {
        assert!(bad(&["--date", wrong], b"", 2).contains("--date"));
    }
}

#[test]
fn words_of_ones_own() {
    let words = file("words.tsv", "\u{feff}text\ttype\n# 우리 동네\n가나다상회\torganization\n\n".as_bytes());
    let article = "어제 가나다상회 앞에서 행사가 열렸다.\n";
    let out = json(&good(&["--format=json", "--words", &words], article.as_bytes()));
    let mentions = out["mentions"].as_array().unwrap();
    let own = mentions.iter().find(|m| m["text"] == "가나다상회").unwrap_or_else(|| panic!("{out}"));
    assert_eq!((&own["type"], &own["source"]), (&Value::from("organization"), &Value::from("user")));
    for (name, line) in [("a.tsv", "가나다상회"), ("b.tsv", "가나다상회\tshop"), ("c.tsv", "\tperson")] {
        let path = file(name, format!("# 첫 줄\n{line}\n").as_bytes());
        let error = bad(&["--words", &path], article.as_bytes(), 1);
        assert!(error.contains(&format!("{name}:2: ")), "{error}");
    }
}

#[test]
fn what_cannot_be_read_is_one_line_and_a_failure() {
    assert!(bad(&["/no/such/file.txt"], b"", 1).contains("/no/such/file.txt"));
    assert!(bad(&["--lang", "en", env!("CARGO_TARGET_TMPDIR")], b"", 1).contains("folder"));
    assert!(bad(&["--jsonl", env!("CARGO_TARGET_TMPDIR")], b"", 1).contains("폴더"));
    assert!(bad(&["--jsonl", "/no/such/file.jsonl"], b"", 1).contains("/no/such/file.jsonl"));
    // 한국 in CP949.
    let cp949 = [b'a', 0xc7, 0xd1, 0xb1, 0xb9];
    assert!(bad(&[&file("cp949.txt", &cp949)], b"", 1).contains("iconv"));
    assert!(bad(&["--lang=en"], &cp949, 1).contains("after byte 1"));
    assert!(bad(&["--words", "/no/such/words.tsv"], b"", 1).contains("/no/such/words.tsv"));
}

#[test]
fn wrong_options_are_one_line_and_code_2() {
    assert!(bad(&["--colour-of-money"], b"", 2).contains("--colour-of-money"));
    assert!(bad(&["-x"], b"", 2).contains("-x"));
    assert!(bad(&["--unit", "bits", "--jsonl"], b"", 2).contains("utf16, codepoint, byte"));
    assert!(bad(&["--unit", "byte"], b"", 2).contains("--unit"));
    assert!(bad(&["--format"], b"", 2).contains("--format"));
    assert!(bad(&["--jsonl=yes"], b"", 2).contains("--jsonl"));
    assert!(bad(&["--jsonl", "--format", "json"], b"", 2).contains("--format"));
    assert!(bad(&["--explain", "--format", "json"], b"", 2).contains("--explain"));
    assert!(bad(&["one.txt", "two.txt"], b"", 2).contains("two.txt"));
    assert!(bad(&["--lang", "fr"], b"", 2).contains("ko, en"));
}

#[test]
fn help_and_version() {
    assert!(good(&["--help"], b"").contains("--jsonl"));
    assert!(good(&["-h", "--lang", "en"], b"").contains("Usage"));
    assert_eq!(good(&["--version"], b""), format!("ttaom {}\n", ttaom::VERSION));
    let options = ["--format", "--compact", "--jsonl", "--unit", "--date", "--words", "--explain", "--color", "--lang"];
    for lang in ["ko", "en"] {
        let help = good(&["--help", "--lang", lang], b"");
        assert!(options.iter().all(|o| help.contains(o)), "{help}");
        assert!(help.lines().all(|l| l.chars().count() <= 100), "{help}");
    }
}

fn row(id: usize, text: &str) -> String {
    serde_json::json!({"id": format!("기사 {id}"), "text": text}).to_string() + "\n"
}

#[test]
fn a_stream_keeps_its_order() {
    // Long and short articles by turns, so that workers finish out of order.
    let input: String = (0..300).map(|i| row(i, &ARTICLE.repeat(if i % 7 == 0 { 40 } else { 1 }))).collect();
    let out = good(&["--jsonl", "--unit", "codepoint"], input.as_bytes());
    let ids: Vec<Value> = out.lines().map(|line| json(line)["id"].clone()).collect();
    assert_eq!(ids, (0..300).map(|i| Value::from(format!("기사 {i}"))).collect::<Vec<_>>());
    assert_eq!(out, good(&["--jsonl", &file("stream.jsonl", input.as_bytes())], b""));
    let alone = good(&["--format=json", "--compact"], ARTICLE.as_bytes());
    let mut first = json(out.lines().nth(1).unwrap());
    first.as_object_mut().unwrap().remove("id");
    assert_eq!(first, json(&alone));
}

#[test]
fn a_bad_line_gives_an_error_in_its_place() {
    let mut input = b"\xef\xbb\xbf{\"id\": \"a\", \"text\": \"\"}\r\n\n".to_vec();
    let lines: [&[u8]; 11] = [
        b"not json",
        b"[1]",
        br#"{"id": "no text"}"#,
        br#"{"id": "text", "text": 3}"#,
        br#"{"id": 7, "text": "x"}"#,
        b"{\"id\": \"latin\", \"text\": \"\xe9\"}",
        br#"{"text": "no id"}"#,
        br#"{"id": "lone", "text": "\ud800"}"#,
        br#"{"id": "date", "text": "x", "date": "2026-13-01"}"#,
        br#"{"id": "dated", "text": "x", "date": "2026-12-01"}"#,
        br#"{"id": "last", "text": "x"}"#,
    ];
    input.extend(lines.join(&b'\n'));
    let nested = "[".repeat(100_000);
    input.extend(format!("\n{nested}").bytes());
    let out = good(&["--jsonl"], &input);
    let rows: Vec<Value> = out.lines().map(json).collect();
    let errors: Vec<Option<u64>> = rows.iter().map(|r| r.get("error").map(|_| r["line"].as_u64().unwrap())).collect();
    let expected =
        [None, Some(3), Some(4), Some(5), Some(6), Some(7), Some(8), None, Some(10), Some(11), None, None, Some(14)];
    assert_eq!(errors, expected, "{out}");
    assert_eq!((&rows[1]["id"], &rows[3]["id"], &rows[5]["id"]), (&Value::Null, &"no text".into(), &7.into()));
    assert_eq!(rows[10]["published"], "2026-12-01");
    assert!(rows[3]["error"].as_str().unwrap().contains("text"));
}

/// A stream that is still open.
struct Open {
    child: Child,
    stdin: ChildStdin,
    stdout: BufReader<ChildStdout>,
}

fn open(args: &[&str]) -> Open {
    let mut child = ttaom(args).spawn().unwrap();
    let stdin = child.stdin.take().unwrap();
    let stdout = BufReader::new(child.stdout.take().unwrap());
    Open { child, stdin, stdout }
}

#[test]
fn each_line_is_answered_before_the_next_is_sent() {
    let Open { mut child, mut stdin, stdout } = open(&["--jsonl"]);
    let (send, lines) = channel();
    thread::spawn(move || stdout.lines().for_each(|line| drop(send.send(line.unwrap()))));
    for i in 0..5 {
        stdin.write_all(row(i, ARTICLE).as_bytes()).unwrap();
        stdin.flush().unwrap();
        let line = lines.recv_timeout(Duration::from_secs(30)).expect("an answer without the end of the stream");
        assert_eq!(json(&line)["id"], format!("기사 {i}"));
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_reader_that_goes_away_ends_it_quietly() {
    let Open { mut child, mut stdin, mut stdout } = open(&["--jsonl"]);
    stdin.write_all(row(0, ARTICLE).as_bytes()).unwrap();
    let mut line = String::new();
    stdout.read_line(&mut line).unwrap();
    drop(stdout);
    // Enough for the pipe to notice; the program may be gone before all of it is taken.
    let feeder = thread::spawn(move || {
        let line = row(1, ARTICLE);
        while stdin.write_all(line.as_bytes()).is_ok() {}
    });
    let status = child.wait().unwrap();
    feeder.join().unwrap();
    let mut error = String::new();
    child.stderr.take().unwrap().read_to_string(&mut error).unwrap();
    assert!(status.success(), "{status}");
    assert_eq!(error, "");
}

#[test]
fn the_evidence_in_words() {
    let plain = good(&[], ARTICLE.as_bytes());
    let explained = good(&["--explain"], ARTICLE.as_bytes());
    assert!(explained.contains("말한 이 한도윤: "), "{explained}");
    let english = good(&["--explain", "--lang=en"], ARTICLE.as_bytes());
    assert!(english.contains("speaker 한도윤: "), "{english}");
    assert!(explained.len() > plain.len());
    // Who else could have said it, with the rule in words.
    let two = "서가영 위원장은 “끝났다”고 말했다. 한도윤 장관은 “검토하겠다”고 밝혔다.\n";
    for (lang, words) in [("ko", "[2] 다른 후보 서가영: 0."), ("en", "[2] other candidate 서가영: 0.")] {
        let told = good(&["--explain", "--lang", lang], two.as_bytes());
        let line = told.lines().find(|l| l.contains(words)).unwrap_or_else(|| panic!("{told}"));
        assert!(line.contains(" ← ") && line.ends_with("(q.speaker.carry-over)"), "{line}");
    }
    assert!(!good(&[], two.as_bytes()).contains("후보"));
}

#[test]
fn another_model() {
    let shipped = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/model/ner.bin");
    let text = "어제 노해찬 교수가 가람시에서 말했다.\n".as_bytes();
    let with = good(&["--format", "json", "--compact", "--model", shipped], text);
    assert_eq!(with, good(&["--format", "json", "--compact"], text), "the model that comes along, from its file");
    let bytes = std::fs::read(shipped).unwrap();
    let mut changed = bytes.clone();
    changed[bytes.len() / 2] ^= 1;
    for (name, bytes, want) in [
        ("short.bin", &bytes[..bytes.len() - 1], "damaged"),
        ("changed.bin", &changed[..], "damaged"),
        ("other.bin", &b"PK\x03\x04"[..], "not a model"),
        ("empty.bin", &b""[..], "not a model"),
    ] {
        let path = file(name, bytes);
        assert!(bad(&["--lang", "en", "--model", &path], text, 1).contains(want), "{name}");
    }
    assert!(bad(&["--lang", "en", "--model", "/nowhere/ner.bin"], text, 1).contains("no such file"));
}

#[test]
fn why_a_surname_and_a_name_are_one() {
    let text = "한도윤 장관은 어제 돌아왔다. 한 장관은 “예산을 다시 짜겠다”고 말했다.\n";
    let told = good(&["--lang", "en", "--color", "never", "--explain"], text.as_bytes());
    assert!(told.lines().any(|l| l.trim_start().starts_with("한 ← ") && l.contains("(l.person.")), "{told}");
}

/// `ttaom train` learns from a few sentences, the same bytes twice; the model is read, looked at and made again.
#[cfg(feature = "train")]
#[test]
fn a_small_model_of_ones_own() {
    let mut rows = String::new();
    for k in 0..40 {
        let name = ["한도윤", "서가온", "민유라", "노해찬"][k % 4];
        let text = format!("{name} 교수가 가람시에서 {k}번 웃었다.");
        rows += &format!(
            "{{\"id\":\"{k}\",\"source\":\"wikitree\",\"text\":\"{text}\",\"entities\":[[0,3,\"PS_NAME\"],[8,11,\"LCP_CITY\"]]}}\n"
        );
    }
    let data = file("lessons.jsonl", rows.as_bytes());
    let out = |name: &str| PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name).to_str().unwrap().to_owned();
    let (a, b, again) = (out("a.bin"), out("b.bin"), out("again.bin"));
    for path in [&a, &b] {
        let args = ["train", &data, "--epochs", "2", "--members", "2", "--name", "small", "--out", path];
        assert!(run(&args, b"").status.success());
    }
    assert_eq!(std::fs::read(&a).unwrap(), std::fs::read(&b).unwrap(), "the same data give the same bytes");
    let told = good(&["eval", &data, "--model", &a, "--alone"], b"");
    let line = told.lines().find(|l| l.starts_with("person")).unwrap();
    let f1: f64 = line.split_whitespace().nth(2).unwrap().parse().unwrap();
    assert!(f1 > 90.0, "{told}");
    let dump = good(&["model", "dump", &a], b"");
    let dump = file("a.txt", dump.as_bytes());
    good(&["model", "build", &dump, "--out", &again], b"");
    assert_eq!(std::fs::read(&a).unwrap(), std::fs::read(&again).unwrap());
    bad(&["train", &data], b"", 2);
    bad(&["eval", "/nowhere.jsonl"], b"", 1);
}
