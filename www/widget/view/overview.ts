/**
 * 한눈에: the whole article at once. Every figure is a table whose bars are drawings beside the numbers: it is read aloud
 * as it is, and printed as it is.
 */
import type { Analysis, Span } from '../contract.js';
import { el, svg } from '../dom.js';
import type { Standing } from '../group.js';
import type { Locale } from '../i18n.js';
import { figuresOf, type Figures } from './figures.js';
import { speakerWords } from './said.js';

/** So many speakers and acts are shown; the others are one row. */
const MOST = 8;

export function overview(text: string, analysis: Analysis, locale: Locale): Node[] {
  if (analysis.quotes.length === 0) return [el('p', { class: 'quiet-state' }, locale.t('state.none.said'))];
  const figures = figuresOf(text, analysis);
  return [speakers(figures, analysis, locale), acts(figures, locale), standings(figures, locale)];
}

function speakers({ speakers, article }: Figures, analysis: Analysis, locale: Locale): HTMLElement {
  const most = speakers[0]?.share ?? 1;
  const rows = speakers.slice(0, MOST).map(({ said, share, characters }) =>
    el(
      'tr',
      {},
      el('th', { scope: 'row' }, ...speakerWords(analysis, said, locale).slice(0, 1), where(said.quotes, article)),
      el('td', { class: 'bar' }, bar(share / most, said.speaker?.kind ?? 'unknown')),
      el('td', {}, el('span', {}, locale.percent(share)), ' ', el('span', { class: 'faint' }, `${locale.count('said', said.quotes.length)} · ${locale.count('characters', characters)}`)),
    ),
  );
  const rest = speakers.slice(MOST);
  if (rest.length > 0) {
    const share = rest.reduce((sum, one) => sum + one.share, 0);
    rows.push(el('tr', {}, el('th', { scope: 'row' }, locale.count('others', rest.length)), el('td', { class: 'bar' }, bar(share / most, 'unknown')), el('td', {}, locale.percent(share))));
  }
  return figure(locale, 'overview.speakers', ['card.speaker', 'overview.share'], rows);
}

function acts({ acts }: Figures, locale: Locale): HTMLElement {
  const most = acts[0]?.n ?? 1;
  const rows = acts
    .slice(0, MOST)
    .map(({ act, n }) =>
      el('tr', {}, el('th', { scope: 'row' }, locale.maybe(`act.${act}`) ?? act), el('td', { class: 'bar' }, bar(n / most, 'act')), el('td', {}, locale.count('said', n))),
    );
  return figure(locale, 'overview.acts', ['overview.act', 'overview.count'], rows);
}

function standings({ standings }: Figures, locale: Locale): HTMLElement {
  const whole = svg('svg', { class: 'whole', viewBox: '0 0 100 6', preserveAspectRatio: 'none', 'aria-hidden': 'true', focusable: 'false' });
  let x = 0;
  for (const { standing, share } of standings) {
    whole.append(svg('rect', { class: `part part-${standing}`, x: x.toFixed(2), y: '0', width: (share * 100).toFixed(2), height: '6' }));
    x += share * 100;
  }
  const rows = standings.map(({ standing, n, share }) =>
    el(
      'tr',
      {},
      el('th', { scope: 'row' }, dot(standing), locale.t(`standing.${standing}`)),
      el('td', { class: 'bar' }, bar(share, standing)),
      el('td', {}, locale.percent(share), ' ', el('span', { class: 'faint' }, locale.count('said', n))),
    ),
  );
  const node = figure(locale, 'overview.standings', ['overview.standing', 'overview.share'], rows);
  node.querySelector('figcaption')?.after(whole);
  return node;
}

function figure(locale: Locale, title: string, heads: readonly [string, string], rows: readonly HTMLElement[]): HTMLElement {
  const [what, much] = heads;
  return el(
    'figure',
    { class: 'figure' },
    el('figcaption', {}, locale.t(title)),
    el(
      'table',
      {},
      el(
        'thead',
        { class: 'unseen' },
        el('tr', {}, el('th', { scope: 'col' }, locale.t(what)), el('td', {}), el('th', { scope: 'col' }, locale.t(much))),
      ),
      el('tbody', {}, ...rows),
    ),
  );
}

function bar(share: number, kind: string): SVGElement {
  const width = Math.max(share * 100, 1).toFixed(2);
  return svg(
    'svg',
    { viewBox: '0 0 100 10', preserveAspectRatio: 'none', 'aria-hidden': 'true', focusable: 'false' },
    svg('rect', { class: 'trace', x: '0', y: '0', width: '100', height: '10' }),
    svg('rect', { class: `part part-${kind}`, x: '0', y: '0', width, height: '10' }),
  );
}

/** Where in the article the statements stand. */
function where(spans: readonly Span[], article: Span): SVGElement {
  const length = Math.max(1, article.end - article.start);
  const at = (place: number) => (Math.min(Math.max(place - article.start, 0), length) / length) * 100;
  return svg(
    'svg',
    { class: 'where', viewBox: '0 0 100 4', preserveAspectRatio: 'none', 'aria-hidden': 'true', focusable: 'false' },
    svg('rect', { class: 'trace', x: '0', y: '1.5', width: '100', height: '1' }),
    ...spans.map((span) => svg('rect', { class: 'tick', x: at(span.start).toFixed(2), y: '0', width: Math.max(at(span.end) - at(span.start), 0.8).toFixed(2), height: '4' })),
  );
}

function dot(standing: Standing): SVGElement {
  return svg('svg', { class: 'dot', viewBox: '0 0 10 10', 'aria-hidden': 'true', focusable: 'false' }, svg('rect', { class: `part part-${standing}`, x: '0', y: '0', width: '10', height: '10' }));
}
