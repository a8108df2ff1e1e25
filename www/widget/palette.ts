/**
 * The colours. The five label colours were measured as pairs under full dichromacy and against their ground; every
 * label has an underline style of its own besides. On the quote tint the weakest line keeps 3 : 1.
 */
import type { Layer } from './layers.js';

export interface Palette {
  readonly [name: string]: string;
}

export const light: Palette = {
  ground: '#f4f4f2',
  paper: '#ffffff',
  sunken: '#f8f8f6',
  ink: '#1b1f27',
  muted: '#595f6b',
  hair: '#e0e1e4',
  edge: '#858c99',
  accent: '#12338f',
  'on-accent': '#ffffff',
  'accent-soft': '#eaf0fc',
  danger: '#a3230f',
  'quote-bg': '#fff5d6',
  'quote-indirect-bg': '#eef3fd',
  'quote-chosen-bg': '#ffe59a',
  'quote-rule': '#b67d00',
  'quote-indirect-rule': '#5f82cc',
  'entity-bg': '#dbe6ff',
  person: '#12338f',
  organization: '#7a2a06',
  location: '#12877a',
  date: '#c026d3',
  quantity: '#a38a00',
  other: '#5f6673',
};

export const dark: Palette = {
  ground: '#0f1115',
  paper: '#16181d',
  sunken: '#1b1e24',
  ink: '#e6e8ec',
  muted: '#9fa7b5',
  hair: '#2b2f38',
  edge: '#747d8c',
  accent: '#8fb2ff',
  'on-accent': '#0f1115',
  'accent-soft': '#1f2737',
  danger: '#ff9a85',
  'quote-bg': '#2c2817',
  'quote-indirect-bg': '#1c2536',
  'quote-chosen-bg': '#57480f',
  'quote-rule': '#d9a520',
  'quote-indirect-rule': '#6c8fd9',
  'entity-bg': '#263b66',
  person: '#6c9bff',
  organization: '#f0703c',
  location: '#5ff0b4',
  date: '#d98bbe',
  quantity: '#e7e34a',
  other: '#a3abb8',
};

/** How each layer is underlined: its colour, its style, its thickness. No two look the same without colour either. */
export const LINES: Readonly<Record<Exclude<Layer, 'quote'>, readonly [colour: string, style: string, thickness: string]>> = {
  person: ['person', 'solid', '2px'],
  organization: ['organization', 'double', '2px'],
  location: ['location', 'dashed', '2px'],
  date: ['date', 'dotted', '2px'],
  quantity: ['quantity', 'wavy', '1px'],
  product: ['other', 'solid', '1px'],
  event: ['other', 'double', '1px'],
  contact: ['other', 'dotted', '1px'],
};

/** The declarations `--_NAME: var(--ttaom-NAME, COLOUR)` of a palette. */
export function variables(palette: Palette): string {
  return Object.entries(palette)
    .map(([name, colour]) => `--_${name}:var(--ttaom-${name},${colour});`)
    .join('');
}
