//! What kind of body it is stands for the body itself: 시는 for 온빛시, 법원 for 한강지방법원, 노조 for 가나노동조합; only
//! where the article names one body of that kind.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::BuildHasherDefault;
use std::sync::OnceLock;

use super::{Groups, Scene, found, words};
use crate::analysis::{EntityType, Form, SectionKind};
use crate::lexicon;
use crate::ner::{Mention, unit};
use crate::span::Span;
use crate::text::Document;
use crate::text::josa::Role;

/// No end of a body is longer, in bytes.
const LONGEST: usize = 30;

const RULE: &str = "l.org.short";

/// What a body must end in so that `form` may stand for it.
fn endings(form: &str) -> Option<&'static str> {
    lexicon::short_forms().get(form).map(|r| r.field(0))
}

/// The words that may stand for a body called `name`.
fn forms(name: &str) -> Vec<&'static str> {
    // The words by what such a body ends in.
    type Ends = HashMap<&'static str, Vec<&'static str>, BuildHasherDefault<lexicon::Quick>>;
    static BY_END: OnceLock<Ends> = OnceLock::new();
    let by_end = BY_END.get_or_init(|| {
        let mut by_end = Ends::default();
        for (form, row) in lexicon::short_forms().iter() {
            for end in row.field(0).split(' ') {
                by_end.entry(end).or_default().push(form);
            }
        }
        by_end
    });
    let mut out: Vec<&str> = Vec::new();
    for (at, _) in name.char_indices().skip(1) {
        let ends = name.get(at..).filter(|e| e.len() <= LONGEST).and_then(|e| by_end.get(e));
        out.extend(ends.into_iter().flatten().filter(|f| name.len() > f.len()));
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// Whether `m`, if it counts, is a body with a name of its own.
fn is_body(doc: &Document<'_>, m: &Mention) -> bool {
    m.kind == EntityType::Organization && m.form == Form::Name && endings(doc.words(m.span)).is_none()
}

/// Finds the words; a single syllable only where it acts (시는) or stands before its people (시 관계자).
#[inline(never)]
pub fn add(doc: &Document<'_>, read: &[words::Word], mentions: &mut Vec<Mention>) {
    // Which kinds of bodies the article names.
    let mut kinds: BTreeSet<&str> = BTreeSet::new();
    for m in mentions.iter().filter(|m| is_body(doc, m)) {
        let forms = forms(doc.words(m.span));
        if !forms.is_empty() && super::counts(doc, m) {
            kinds.extend(forms);
        }
    }
    if kinds.is_empty() {
        return;
    }
    let mut out = Vec::new();
    for (i, word) in read.iter().enumerate() {
        let form = doc.words(word.stem);
        // Most words are told by the list at once.
        if !lexicon::short_forms().has(form)
            || !kinds.contains(form)
            || word.section == SectionKind::Boilerplate
            || !word.opens(doc)
        {
            continue;
        }
        let next = read.get(i + 1).map_or("", |n| doc.words(n.stem));
        let people = word.span == word.stem && (lexicon::people().has(next) || next == "측");
        let single = form.chars().count() == 1;
        let acts = match word.role {
            Role::Topic => true,
            Role::Subject
            | Role::Locative
            | Role::Genitive
            | Role::Dative
            | Role::Object
            | Role::Also
            | Role::Source => !single,
            _ => false,
        };
        if acts || people {
            out.push(found(word.stem, EntityType::Organization, Form::Name, 0.6, RULE));
        }
    }
    words::add_free(mentions, out);
}

/// Joins each with the one body of its kind that was named before it; with none where there are two.
#[inline(never)]
pub fn link(scene: &Scene<'_, '_>, groups: &mut Groups) {
    let mut bodies: BTreeMap<&str, Vec<(usize, usize)>> = BTreeMap::new();
    // 한강지법 민사2부: the unit is the 재판부, once it is named.
    let mut units: BTreeMap<(&str, usize), (usize, usize)> = BTreeMap::new();
    for (i, m) in scene.mentions.iter().enumerate().filter(|&(i, m)| groups.counts(i) && is_body(scene.doc, m)) {
        let Some(group) = groups.get(i) else { continue };
        let unit = (unit::with_body(scene.mentions, i + 1).start == m.span.start).then_some(i + 1);
        let unit = unit.and_then(|u| scene.mentions.get(u).zip(groups.get(u)));
        for form in forms(scene.doc.words(m.span)) {
            let list = bodies.entry(form).or_default();
            if list.len() < 3 && !list.iter().any(|&(g, _)| g == group) {
                list.push((group, m.span.start));
            }
            let ends = lexicon::short_forms().get(form).map_or("-", |r| r.field(1));
            if let Some((unit, own)) = unit
                && ends.split(' ').any(|e| scene.doc.words(unit.span).ends_with(e))
            {
                units.entry((form, group)).or_insert((own, unit.span.start));
            }
        }
    }
    for (i, m) in scene.mentions.iter().enumerate() {
        if m.kind != EntityType::Organization || m.form != Form::Name || !groups.counts(i) {
            continue;
        }
        let form = scene.doc.words(m.span);
        if endings(form).is_none() {
            continue;
        }
        if let Some([(group, at)]) = bodies.get(form).map(Vec::as_slice)
            && (*at < m.span.start || super::is_head(scene.doc, m))
        {
            let unit = units.get(&(form, *group)).filter(|&&(_, at)| at < m.span.start);
            groups.unite(i, unit.map_or(*group, |&(unit, _)| unit), RULE, 0.8);
        }
    }
}

/// The words that the rule may take away again: a single syllable that found no body.
pub fn homeless(doc: &Document<'_>, m: &Mention) -> bool {
    m.evidence.first().is_some_and(|e| e.rule == RULE)
        && doc.words(Span::new(m.span.start, m.span.end)).chars().count() == 1
}

#[cfg(test)]
mod tests {
    use crate::analysis::EntityType;
    use crate::linking::tests::marked;

    fn together(text: &str, bodies: &[&str], short: &str) -> bool {
        let got = marked(text, bodies, EntityType::Organization);
        got.iter().any(|e| e.contains(", ") && e.split([':', ',']).any(|n| n.trim() == short))
    }

    #[test]
    fn one_of_its_kind() {
        let cases = [
            ("온빛시는 다리를 막았다. 시는 배를 띄운다.", "온빛시", "시"),
            ("온빛시는 다리를 막았다. 이에 시 관계자는 웃었다.", "온빛시", "시"),
            ("한강지방법원은 판결했다. 법원은 배상을 명했다.", "한강지방법원", "법원"),
            ("새봄노동조합은 파업했다. 노조는 교섭을 요구했다.", "새봄노동조합", "노조"),
            ("너른들교육청은 밝혔다. 교육청은 급식을 바꾼다.", "너른들교육청", "교육청"),
            ("푸른당은 밝혔다. 당은 표결에 나선다.", "푸른당", "당"),
        ];
        for (text, body, short) in cases {
            assert!(together(text, &[body], short), "{text}");
        }
    }

    #[test]
    fn none_or_two() {
        let cases = [
            ("한강지방법원과 너른들지방법원은 판결했다. 법원은 배상을 명했다.", "법원"),
            ("온빛시는 다리를 막았다. 필요 시 배를 띄운다.", "시"),
            ("시는 아름답다. 온빛시는 다리를 막았다.", "시"),
            ("푸른당과 새길당은 밝혔다. 당은 표결에 나선다.", "당"),
        ];
        let bodies = ["한강지방법원", "너른들지방법원", "온빛시", "푸른당", "새길당"];
        for (text, short) in cases {
            assert!(!together(text, &bodies, short), "{text}");
        }
    }
}
