//! How Korean words and sentences end: as a sentence, clipped, on a noun; as a verb that modifies or joins.
//!
//! These are rules of grammar over last syllables, without a dictionary; each errs where a noun has the same end.

/// How a piece of speech ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Final {
    /// As a sentence does: 다, 요, 까, 자, 라 …, or with ? or !.
    Sentence,
    /// Clipped or open: 것, 듯, 음, 길, 으나, 지만 ….
    Clipped,
    /// On a noun.
    Noun,
}

/// How `words` end, outer marks and dots aside.
pub fn final_of(words: &str) -> Final {
    let w = words.trim_end_matches(|c: char| c.is_whitespace() || ".…·~ㅋㅎㅠㅜ^”’\"')".contains(c));
    if w.ends_with(['?', '!']) {
        return Final::Sentence;
    }
    let last: &str = w.rsplit(|c: char| c.is_whitespace()).next().unwrap_or("");
    let mut chars = last.chars().rev();
    let (Some(c), before) = (chars.next(), chars.next()) else { return Final::Noun };
    let tail = |c: char| super::hangul::tail(c).unwrap_or(0);
    match c {
        '다' | '요' | '죠' | '까' | '냐' | '네' | '군' | '걸' | '래' | '랴' if before.is_some() => {
            Final::Sentence
        }
        '자' | '라' | '니' | '지' | '나' | '게' | '데' | '야' | '마' | '어' | '아' | '해' | '소' | '오' | '든'
        | '랬' => ends_like_verb(c, last),
        '것' | '듯' | '길' | '중' | '뿐' | '때' if before.is_none() || c != '중' => Final::Clipped,
        '음' | '함' | '됨' | '임' | '짐' | '봄' | '옴' | '감' | '남' | '킴'
            if before.is_some_and(|b| tail(b) != 0) && c == '음' =>
        {
            Final::Clipped
        }
        '며' | '만' | '고' | '서' | '면' | '도' | '록'
            if before.is_some_and(|b| "으지하되있없같였했됐겠졌렸켰셨해어아려토".contains(b)) =>
        {
            Final::Clipped
        }
        _ => Final::Noun,
    }
}

/// Endings of one syllable that are also the last syllable of nouns: taken as endings behind verbal syllables only.
fn ends_like_verb(c: char, word: &str) -> Final {
    let stem: String = word.chars().rev().skip(1).take(2).collect::<Vec<_>>().into_iter().rev().collect();
    let b = stem.chars().next_back();
    let tail = b.and_then(super::hangul::tail).unwrap_or(0);
    let verbal = match c {
        '자' => b.is_some_and(|b| "하가보되내두주오키히리기치지우추".contains(b)) && word.chars().count() > 1,
        '라' => b.is_some_and(|b| "하가보되내두마어아려여와켜쳐져워춰거너해".contains(b)),
        '니' => b.is_some_and(|b| "으하이가되었았겠느했됐".contains(b)),
        '지' => tail == 20 || b.is_some_and(|b| "하이되않겠".contains(b)),
        '나' => tail == 20 || b.is_some_and(|b| "으느하가인없".contains(b)),
        '게' => b.is_some_and(|b| "하할을되".contains(b)),
        '데' => b.is_some_and(|b| "는은인한던".contains(b)),
        '야' => b.is_some_and(|b| "거이어아해여".contains(b)),
        '마' => b.is_some_and(|b| "하으지".contains(b)),
        '어' | '아' => tail == 20 || b.is_some_and(|b| "있없같좋않싶많높".contains(b)),
        '해' => word.chars().count() > 1 && b.is_some_and(|b| "안못만대위감미사필중착이궁답행".contains(b)),
        '소' | '오' => b.is_some_and(|b| "하시었았겠으습".contains(b)),
        _ => false,
    };
    if verbal { Final::Sentence } else { Final::Noun }
}

/// Words that end as a verb does that modifies a noun or joins clauses (요구한, 하는, 하던; 하며, 밝히고).
pub fn verbal(form: &str) -> bool {
    const JOINS: [&str; 20] = [
        "하며", "하고", "해서", "하자", "면서", "지만", "으나", "는데", "아서", "어서", "했고", "하여", "으며", "되고",
        "돼", "됐고", "해", "하면", "되면", "으면",
    ];
    adnominal(form) || form.chars().count() >= 2 && JOINS.iter().any(|e| form.ends_with(e))
}

/// Words that end as a verb does that modifies a noun: -는, -던, and ㄴ or ㄹ under a verb's last vowel.
pub fn adnominal(form: &str) -> bool {
    let mut last = form.chars().rev();
    let (Some(c), Some(before)) = (last.next(), last.next()) else { return false };
    if matches!(c, '는' | '던') {
        return true;
    }
    // 한, 된, 인 … as syllables of verbs; 대한(민국), 신한 and the like stand before other nouns and are names.
    // Two syllables make as many nouns as verbs (중진, 시인): only those ends that nouns hardly have.
    let long = form.chars().count() >= 3;
    match c {
        '힌' | '든' | '은' | '을' | '할' | '될' | '낸' | '된' => true,
        '한' => long || matches!(before, '위' | '대' | '통' | '향' | '관'),
        '운' | '린' | '긴' | '친' | '킨' | '진' | '난' | '온' | '른' | '낼' | '릴' => long,
        '인' => {
            before == '중' && !long || long && !matches!(before, '개' | '시' | '여' | '노' | '본' | '군' | '상' | '법')
        }
        _ => false,
    }
}

/// [`adnominal`] without the objects that end alike (실적을): 을 makes a modifier of a verb's stem only.
pub fn modifying(form: &str) -> bool {
    let Some(stem) = form.strip_suffix('을') else { return adnominal(form) };
    // 갔을, 있을, 없을, 먹을, 받을 …: the last syllables of stems, not of the many nouns that end in a consonant.
    let mut letters = stem.chars().rev();
    letters.next().is_some_and(|c| {
        super::hangul::tail(c) == Some(20)
            || "없먹받믿찾않맡읽같좋많높겪얻잡막닫늦낮깊짧짊넘닮옮굶젊갚깎묶섞닦볶밟앉얹잃앓끓옳싫놓쌓찧".contains(c)
            // 참을, 남을; but 한숨을, 부담을, 강남을: longer words are nouns, 살아남을 apart.
            || "남숨삼참담".contains(c) && letters.next().is_none_or(|before| before == '아')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finals() {
        for (words, want) in [
            ("내년에 간다", Final::Sentence),
            ("갑니까?", Final::Sentence),
            ("함께 가자", Final::Sentence),
            ("자료를 내라", Final::Sentence),
            ("잘 안 돼요.", Final::Sentence),
            ("책임질 것", Final::Clipped),
            ("죄가 무겁지만", Final::Clipped),
            ("유망한 친구", Final::Noun),
            ("그림자 내각", Final::Noun),
            ("새 의자", Final::Noun),
            ("해법은 있나", Final::Sentence),
            ("문 연 곳이 없나", Final::Sentence),
            ("남자", Final::Noun),
        ] {
            assert_eq!(final_of(words), want, "{words}");
        }
    }

    #[test]
    fn modifying_verbs() {
        for form in ["하는", "하던", "요구한", "밝힌", "드러난", "있는", "위한"] {
            assert!(adnominal(form), "{form}");
        }
        for form in ["중진", "시인", "신한", "가람", "하며"] {
            assert!(!adnominal(form), "{form}");
        }
        for form in ["먹을", "있을", "만났을", "요구한"] {
            assert!(modifying(form), "{form}");
        }
        assert!(modifying("참을") && modifying("살아남을"));
        assert!(!modifying("실적을") && !modifying("방침을") && !modifying("부담을") && !modifying("한숨을"));
        assert!(verbal("밝히면서") && verbal("하고") && !verbal("가람시"));
    }
}
