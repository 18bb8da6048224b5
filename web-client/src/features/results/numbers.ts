import { locale } from '../../messages/messages.svelte';

const formats = new Map<string, Intl.NumberFormat>();

function format(style: 'decimal' | 'percent', digits: number): Intl.NumberFormat {
  const key = `${locale()} ${style} ${digits}`;
  const made = formats.get(key) ?? new Intl.NumberFormat(locale(), { style, maximumFractionDigits: digits });
  formats.set(key, made);
  return made;
}

/** Weights are exact decimals; means are not: two places tell any two of them apart. */
export const number = (value: number): string => format('decimal', 2).format(value);

export const percent = (share: number): string => format('percent', 0).format(share);

/** `3–5`. */
export const range = (low: number, high: number): string => `${number(low)}–${number(high)}`;

/** An exact fraction as the server writes it, `7/3` or `2.5`, to be read: rounded to two places where it needs more. */
export function fraction(exact: string): string {
  const [over = '0', under = '1'] = exact.split('/');
  return number(Number(over) / Number(under));
}
