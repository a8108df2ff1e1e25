//! One part of a foreign name alone: 마르텐, 리브 of 리브 마르텐.

use super::known::Known;

/// The person whose name of several parts has `name` as a part, if only one has or the last one that was introduced.
pub fn of(name: &str, known: &Known) -> Option<usize> {
    known.part.get(name).and_then(|l| l.last()).copied()
}

/// Takes note of the parts of `name`.
pub fn note(name: &str, group: usize, known: &mut Known) {
    if !name.contains(' ') {
        return;
    }
    for part in name.split_whitespace() {
        let list = known.part.entry(part.to_owned()).or_default();
        if list.last() != Some(&group) {
            list.push(group);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::linking::tests::persons;

    #[test]
    fn parts() {
        let got = persons("리브 마르텐 총리가 왔다. 마르텐은 웃었다. 리브는 떠났다.");
        assert_eq!(got, ["리브 마르텐: 리브 마르텐 총리, 리브 마르텐, 마르텐, 리브 (총리)"]);
        let two = persons("리브 마르텐 총리와 데이비드 렌스키 의원이 왔다. 렌스키는 웃었다.");
        assert_eq!(two.len(), 2);
        assert!(two.iter().any(|p| p.contains("데이비드 렌스키, 렌스키")), "{two:?}");
    }
}
