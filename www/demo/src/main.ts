/** The page: text in, findings out. All state is here; every other file draws or computes. */

import { announce } from './announce.ts';
import { cardFor, lineOf } from './card.ts';
import { copyText } from './clipboard.ts';
import { same, type Target } from './contract.ts';
import { byId, el } from './dom.ts';
import * as engine from './engine.ts';
import { bySpeaker } from './group.ts';
import { count, formatNumber, setLanguage, t, translatePage, type Language } from './i18n.ts';
import { countLayers, layerOf } from './layers.ts';
import { Legend } from './legend.ts';
import { List, nameBlocks, saidBlocks } from './lists.ts';
import { samples } from './samples.ts';
import { emptyState, errorState, FAILURES, loadingState, quietState, type Failure } from './states.ts';
import { TextView } from './text-view.ts';

/** How long one may pause in typing before the text is read again. */
const PAUSE_MS = 200;

type Phase = 'empty' | 'loading' | 'ready' | Failure;

const paste = byId<HTMLTextAreaElement>('paste');
const scroll = byId('scroll');
const stateBox = byId('state');
const article = byId('text');
const notice = byId('notice');
const card = byId('card');
const tabs = { said: byId('tab-said'), names: byId('tab-names') };
const panels = { said: byId('said'), names: byId('names') };

let phase: Phase = 'empty';
let result: engine.Result | null = null;
let chosen: Target | null = null;
let cameFrom: HTMLElement | null = null;
let shortcuts = true;
/** Only the answer to the latest question is shown. */
let asked = 0;
let pause: ReturnType<typeof setTimeout> | undefined;

const links = { choose: (target: Target) => choose(target), hover: (target: Target | null) => light(target) };
const view = new TextView(article, scroll, links);
const saidList = new List(panels.said, links);
const nameList = new List(panels.names, links);
const legend = new Legend(byId('legend'), () => view.hide(legend.off));

/** Reads the text again: at once, or when typing pauses. */
function request(at: 'once' | 'pause'): void {
  clearTimeout(pause);
  if (at === 'pause') pause = setTimeout(() => void analyse(false), PAUSE_MS);
  else void analyse(true);
}

/** Reads what is in the box. `fresh` is a text that was not there before: the view then begins at its headline. */
async function analyse(fresh: boolean): Promise<void> {
  clearTimeout(pause);
  const text = paste.value; // As the browser holds it: line ends are \n here, in the analysis and in the view.
  const turn = ++asked;
  if (text.trim() === '') {
    result = null;
    return show(engine.isLoaded() || phase !== 'load' ? 'empty' : 'load');
  }
  try {
    if (!engine.isLoaded()) {
      show('loading');
      await engine.load();
    }
  } catch (error) {
    console.warn(error);
    if (turn === asked) show('load');
    return;
  }
  try {
    const next = await engine.run(text);
    if (turn !== asked) return;
    keepChoice(next);
    result = next;
    show('ready');
    if (fresh) view.toHeadline();
  } catch (error) {
    console.warn(error);
    if (turn === asked) show(engine.tooLong(error) ? 'long' : 'run');
  }
}

/** What was chosen stays chosen where the new result still has it: the same words, as near as they can be. */
function keepChoice(next: engine.Result): void {
  if (!chosen || !result) return;
  if (chosen.kind === 'quote') {
    const old = result.analysis.quotes[chosen.id];
    const found = next.analysis.quotes.find((q) => q.text === old?.text && q.kind === old.kind);
    chosen = found ? { kind: 'quote', id: found.id } : null;
  } else {
    const old = result.analysis.entities[chosen.id];
    const found = next.analysis.entities.find((e) => e.name === old?.name && e.type === old.type);
    chosen = found ? { kind: 'entity', id: found.id } : null;
  }
}

/** Draws the page as it is in `next`. */
function show(next: Phase): void {
  phase = next;
  const ready = phase === 'ready' && result !== null;
  byId('result').setAttribute('aria-busy', String(phase === 'loading'));
  byId('chars').textContent = paste.value === '' ? '' : t('input.chars', { n: characters(paste.value) });
  article.hidden = !ready;
  stateBox.hidden = ready;
  for (const id of ['copy', 'print']) byId(id).hidden = !ready;
  if (ready && result) {
    stateBox.replaceChildren();
    drawResult(result);
  } else {
    drawState();
  }
  drawCard();
}

function drawResult({ text, analysis, ms }: engine.Result): void {
  view.show(text, analysis);
  view.hide(legend.off);
  legend.show(countLayers(analysis));
  byId('timing').textContent = t('text.timing', { ms: ms < 10 ? ms.toFixed(1) : ms.toFixed(0) });
  byId('n-said').textContent = formatNumber(analysis.quotes.length);
  byId('n-names').textContent = formatNumber(analysis.entities.length);
  byId('version').textContent = t('version', { version: analysis.version });
  byId('copy').hidden = analysis.quotes.length === 0;

  const said = saidBlocks(analysis);
  const names = nameBlocks(analysis);
  saidList.show(...(said.length > 0 ? said : [quietState('state.none.said')]));
  nameList.show(...(names.length > 0 ? names : [quietState('state.none.names')]));

  const nothing = analysis.quotes.length === 0;
  notice.hidden = !nothing;
  notice.textContent = nothing ? t(analysis.entities.length === 0 ? 'state.none.all' : 'state.none.quotes') : '';

  const found = (type: string) => analysis.entities.filter((e) => e.type === type).length;
  const summary = [count('quote', analysis.quotes.length), count('person', found('person')), count('organization', found('organization'))];
  byId('summary').textContent = summary.join(', ');
  announce(nothing ? `${notice.textContent}` : summary.join(', '));
  view.choose(chosen, false);
}

function drawState(): void {
  view.clear();
  result = null;
  chosen = null;
  legend.show(new Map());
  notice.hidden = true;
  for (const id of ['timing', 'n-said', 'n-names', 'summary']) byId(id).textContent = '';
  saidList.show(quietState('state.side.empty'));
  nameList.show(quietState('state.side.names'));
  const failure = FAILURES.find((f) => f === phase);
  stateBox.replaceChildren(failure ? errorState(failure, start) : phase === 'loading' ? loadingState() : emptyState());
  if (phase === 'loading') announce(t('state.loading.title'));
}

function drawCard(): void {
  const open = result !== null && chosen !== null;
  document.body.classList.toggle('has-card', open);
  card.hidden = !open;
  if (!open || !result || !chosen) return card.replaceChildren();
  const held = card.contains(document.activeElement) ? focusIndex() : -1;
  card.replaceChildren(
    ...cardFor(result.text, result.analysis, chosen, {
      close,
      step,
      choose,
      showInText: () => view.choose(chosen, true),
      copy: (words, button) => void copy(words, button),
    }),
  );
  card.scrollTop = 0;
  // 이전 and 다음 are pressed again and again: the focus stays on the button that took the old one's place.
  if (held >= 0) (card.querySelectorAll('button')[held] ?? card).focus({ preventScroll: true });
}

function focusIndex(): number {
  return [...card.querySelectorAll('button')].indexOf(document.activeElement as HTMLButtonElement);
}

function choose(target: Target): void {
  if (!result) return;
  const fresh = !same(target, chosen);
  if (!chosen && document.activeElement instanceof HTMLElement) cameFrom = document.activeElement;
  chosen = target;
  tab(target.kind === 'quote' ? 'said' : 'names');
  drawCard();
  // On a narrow screen the page stays where the reader is; the card has a button that goes to the text.
  view.choose(target, wide() || article.contains(document.getSelection()?.anchorNode ?? null));
  saidList.choose(target);
  nameList.choose(target);
  if (fresh) announceChoice(target);
}

function announceChoice(target: Target): void {
  if (!result) return;
  const { quotes, entities } = result.analysis;
  if (target.kind === 'quote') {
    const quote = quotes[target.id];
    const who = quote?.speaker?.name ?? t('speaker.unknown');
    if (quote) announce(t('announce.chosen', { n: quote.id + 1, all: quotes.length, who, text: quote.text }), true);
  } else {
    const entity = entities[target.id];
    if (entity) announce(t('announce.entity', { type: t(`layer.${layerOf(entity.type)}`), name: entity.name, times: count('times', entity.mentions.length) }), true);
  }
}

function close(): void {
  const back = card.contains(document.activeElement);
  chosen = null;
  view.choose(null, false);
  saidList.choose(null);
  nameList.choose(null);
  drawCard();
  if (back) (cameFrom?.isConnected && !cameFrom.hidden ? cameFrom : article).focus({ preventScroll: true });
  cameFrom = null;
}

/** The next or the previous quote, round and round. */
function step(by: number): void {
  const n = result?.analysis.quotes.length ?? 0;
  if (n === 0) return;
  const at = chosen?.kind === 'quote' ? chosen.id : by > 0 ? -1 : n;
  choose({ kind: 'quote', id: (at + by + n) % n });
  if (!wide()) view.choose(chosen, true);
}

function light(target: Target | null): void {
  view.light(target);
  saidList.light(target);
  nameList.light(target);
}

/** Code points, counted without a copy. */
function characters(text: string): number {
  let n = 0;
  for (const _ of text) n += 1;
  return n;
}

function wide(): boolean {
  return matchMedia('(min-width: 60em)').matches;
}

function tab(name: 'said' | 'names'): void {
  for (const key of ['said', 'names'] as const) {
    const on = key === name;
    tabs[key].setAttribute('aria-selected', String(on));
    tabs[key].tabIndex = on ? 0 : -1;
    panels[key].hidden = !on;
  }
}

async function copy(words: string, button: HTMLElement): Promise<void> {
  const done = await copyText(words);
  const key = done ? 'button.copied' : 'button.copyFailed';
  button.textContent = t(key);
  announce(t(key), true);
  setTimeout(() => (button.textContent = t('button.copy')), 1500);
}

/** Everything that was said, by speaker, as plain text. */
function allSaid(): string {
  const groups = result ? bySpeaker(result.analysis) : [];
  return groups.map((g) => g.quotes.map(lineOf).join('\n')).join('\n\n');
}

/** Puts a text into the box and reads it; a narrow screen then goes to the result. */
async function fill(text: string): Promise<void> {
  paste.value = text;
  paste.scrollTop = 0;
  chosen = null;
  await analyse(true);
  if (!wide() && text !== '') byId('result').scrollIntoView({ block: 'start' });
}

function start(): void {
  if (paste.value.trim() !== '') return request('once');
  show('empty');
  engine.load().then(
    () => {
      if (phase === 'load') show('empty');
      // The word lists are read at the first analysis: do that while nobody waits for it.
      setTimeout(() => void engine.run(samples[0]?.text ?? '').catch(() => undefined));
    },
    (error: unknown) => {
      console.warn(error);
      if (phase === 'empty' || phase === 'load') show('load');
    },
  );
}

function drawSamples(): void {
  const box = byId('samples');
  box.hidden = samples.length === 0;
  box.querySelector('ul')?.replaceChildren(
    ...samples.map((sample) => {
      const button = el('button', { type: 'button', class: 'sample', title: sample.title, 'data-sample': sample.slug }, sample.title);
      button.addEventListener('click', () => void fill(sample.text));
      return el('li', {}, button);
    }),
  );
}

/** Letters move between quotes: never while something is being written, and not at all where the reader says so. */
function keyed(event: KeyboardEvent): void {
  if (event.isComposing || event.keyCode === 229) return;
  const writing = event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLInputElement;
  if (event.key === 'Escape' && chosen) {
    event.preventDefault();
    return close();
  }
  if (writing) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) request('once');
    return;
  }
  if (!shortcuts || event.ctrlKey || event.metaKey || event.altKey) return;
  // By place as well: with the Korean layout on, these keys give ㅓ and ㅏ.
  if (event.key === 'j' || event.key === 'ㅓ') step(1);
  else if (event.key === 'k' || event.key === 'ㅏ') step(-1);
  else if (event.key === '/') {
    event.preventDefault();
    paste.focus();
  }
}

function keyedTabs(event: KeyboardEvent): void {
  if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
  const next = panels.said.hidden ? 'said' : 'names';
  tab(next);
  tabs[next].focus();
}

paste.addEventListener('input', (event) => {
  if (event instanceof InputEvent && event.isComposing) return;
  request(event instanceof InputEvent && event.inputType === 'insertFromPaste' ? 'once' : 'pause');
});
paste.addEventListener('compositionend', () => request('pause'));
byId('analyze').addEventListener('click', () => request('once'));
byId('clear').addEventListener('click', () => {
  void fill('');
  paste.focus();
});
byId('copy').addEventListener('click', (event) => void copy(allSaid(), event.currentTarget as HTMLElement));
byId('print').addEventListener('click', () => print());
byId('shortcuts').addEventListener('click', (event) => {
  shortcuts = !shortcuts;
  (event.currentTarget as HTMLElement).setAttribute('aria-pressed', String(shortcuts));
});
for (const name of ['said', 'names'] as const) {
  tabs[name].addEventListener('click', () => tab(name));
  tabs[name].addEventListener('keydown', keyedTabs);
}
for (const button of document.querySelectorAll<HTMLButtonElement>('[data-lang]')) {
  button.addEventListener('click', () => {
    setLanguage(button.dataset.lang as Language);
    translatePage();
    show(phase);
    if (chosen) choose(chosen);
  });
}
document.addEventListener('keydown', keyed);

translatePage();
drawSamples();
start();
