import type { Entity } from '../contract.js';
import type { Locale } from '../i18n.js';

/** A normalised value as a person writes it (150,000,000,000,000원 · 2025-10-01), or `null`. */
export function valueWords(entity: Entity, locale: Locale): string | null {
  const v = entity.value;
  if (!v) return null;
  const words: string[] = [];
  if (v.approximate) words.push(locale.t('value.approximate'));
  if (v.amount !== undefined && v.amount !== null) {
    const currency = v.kind === 'money' && v.unit ? (locale.maybe(`value.currency.${v.unit}`) ?? v.unit) : undefined;
    const unit = currency ?? (v.kind === 'percent' ? v.unit || '%' : (v.unit ?? ''));
    // Latin letters stand apart from the number, Korean ones and signs do not.
    words.push(`${locale.number(v.amount)}${/^[A-Za-z]/.test(unit) ? ' ' : ''}${unit}`);
  }
  if (v.iso) words.push(duration(v.iso, locale) ?? v.iso);
  if (v.relativeTo) words.push(`(${locale.t('value.relative')})`);
  return words.length > 0 ? words.join(' ') : null;
}

const UNITS = ['year', 'month', 'week', 'day', 'hour', 'minute', 'second'] as const;

/** A duration of ISO 8601 (`P10Y`, `PT20M`) in words, or `null` where it is none. */
function duration(iso: string, locale: Locale): string | null {
  const found = /^P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?$/.exec(iso);
  if (!found) return null;
  const parts = UNITS.flatMap((unit, i) => {
    const n = found[i + 1];
    return n === undefined ? [] : new Intl.NumberFormat(locale.language, { style: 'unit', unit, unitDisplay: 'long' }).format(Number(n));
  });
  return parts.length > 0 ? parts.join(' ') : null;
}
