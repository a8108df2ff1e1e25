/** The head of the text: its title, how long reading took, and what can be done with the result. */
import { button, el } from '../dom.js';
import type { Locale } from '../i18n.js';

export interface ToolActions {
  undo(): void;
  redo(): void;
  add(): void;
  export(): void;
  share(): void;
  print(): void;
  help(): void;
}

export interface ToolState {
  readonly ready: boolean;
  readonly readonly: boolean;
  readonly shares: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly corrections: number;
  readonly ms: number | null;
}

const NAMES = ['undo', 'redo', 'add', 'export', 'share', 'print', 'help'] as const;

export class Tools {
  readonly root = el('div', { class: 'pane-head', part: 'toolbar' });
  private readonly title = el('h2', { id: 'h-text' });
  private readonly timing = el('span', { class: 'count', 'data-timing': '' });
  private readonly corrections = el('span', { class: 'count' });
  private readonly buttons = new Map<(typeof NAMES)[number], HTMLButtonElement>();

  constructor(actions: ToolActions) {
    const row = el('div', { class: 'tools' }, this.corrections);
    for (const name of NAMES) {
      const node = button('', () => actions[name](), { class: 'quiet', 'data-tool': name });
      this.buttons.set(name, node);
      row.append(node);
    }
    this.root.append(this.title, this.timing, row);
  }

  show(state: ToolState, locale: Locale): void {
    this.title.textContent = locale.t('text.title');
    const { ms } = state;
    this.timing.textContent = ms === null ? '' : locale.t('text.timing', { ms: ms < 10 ? ms.toFixed(1) : ms.toFixed(0) });
    this.corrections.textContent = state.corrections > 0 ? locale.count('corrections', state.corrections) : '';
    for (const [name, node] of this.buttons) {
      node.textContent = name === 'help' ? '?' : locale.t(`tool.${name}`);
      node.title = locale.t(`tool.${name}.title`);
      if (name === 'help') node.setAttribute('aria-label', locale.t('tool.help.title'));
    }
    const { undo, redo, add, share } = Object.fromEntries(this.buttons) as Record<(typeof NAMES)[number], HTMLButtonElement>;
    for (const node of this.buttons.values()) node.hidden = !state.ready;
    undo.hidden = redo.hidden = state.readonly || !(state.canUndo || state.canRedo);
    undo.disabled = !state.canUndo;
    redo.disabled = !state.canRedo;
    add.hidden = !state.ready || state.readonly;
    share.hidden = !state.ready || !state.shares;
  }
}
