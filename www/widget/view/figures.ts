/** What the strip counts: how much each speaker says, with what acts, named against anonymous, and where in the article. */
import type { Analysis, Span } from '../contract.js';
import { bySpeaker, standingOf, STANDINGS, type Said, type Standing } from '../group.js';

export interface SpeakerFigure {
  readonly said: Said;
  /** Characters of the statements, those inside another one not counted again. */
  readonly characters: number;
  readonly share: number;
}

export interface Figures {
  readonly speakers: readonly SpeakerFigure[];
  readonly acts: readonly { readonly act: string; readonly n: number }[];
  readonly standings: readonly { readonly standing: Standing; readonly n: number; readonly share: number }[];
  /** The article without what stands around it. */
  readonly article: Span;
}

export function figuresOf(text: string, analysis: Analysis): Figures {
  const length = (span: Span) => [...text.slice(span.start, span.end)].length;
  const own = (said: Said) => said.quotes.filter((q) => q.inside === null).reduce((sum, quote) => sum + length(quote), 0);
  const groups = bySpeaker(analysis).map((said) => ({ said, characters: own(said) }));
  const all = Math.max(1, groups.reduce((sum, group) => sum + group.characters, 0));
  const speakers = groups.map((group) => ({ ...group, share: group.characters / all })).sort((a, b) => b.characters - a.characters);

  const acts = new Map<string, number>();
  for (const { cue } of analysis.quotes) if (cue) acts.set(cue.act, (acts.get(cue.act) ?? 0) + 1);
  const standings = STANDINGS.map((standing) => {
    const n = analysis.quotes.filter((quote) => standingOf(quote.speaker) === standing).length;
    return { standing, n, share: n / Math.max(1, analysis.quotes.length) };
  });
  const sections = analysis.sections.filter(({ kind }) => kind !== 'boilerplate');
  return {
    speakers,
    acts: [...acts].map(([act, n]) => ({ act, n })).sort((a, b) => b.n - a.n),
    standings: standings.filter(({ n }) => n > 0),
    article: { start: sections[0]?.start ?? 0, end: sections.at(-1)?.end ?? text.length },
  };
}
