/** The style sheets of every instance: made once, adopted by each. */
import { dark, light, variables } from '../palette.js';
import base from './base.css?inline';
import card from './card.css?inline';
import controls from './controls.css?inline';
import overview from './overview.css?inline';
import print from './print.css?inline';
import side from './side.css?inline';
import text from './text.css?inline';

let made: CSSStyleSheet[] | undefined;

export function sheets(): CSSStyleSheet[] {
  made ??= [colours(), base, controls, text, side, card, overview, print].map((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    return sheet;
  });
  return [...made];
}

function colours(): string {
  const day = `color-scheme:light;${variables(light)}`;
  const night = `color-scheme:dark;${variables(dark)}`;
  return `:host{${day}}@media (prefers-color-scheme:dark){:host(:not([theme=light])){${night}}}:host([theme=dark]){${night}}@media print{:host{${day}}:host([theme=dark]){${day}}}`;
}
