/** The largest text that the server takes for a share. */
const maxLength = 40;

/** `3/5`, `0.6`, `0,6`, `60 %` as the server takes it; null for anything that is no share above 0 and at most 1. */
export function shareOf(text: string): string | null {
  const plain = text.trim().replace(',', '.');
  const percent = /^(\d+(?:\.\d+)?)\s*%$/.exec(plain);
  const share = percent ? `${percent[1]}/100` : plain.replace(/\s*\/\s*/, '/');
  const [, over, under] = /^(\d+(?:\.\d+)?)(?:\/(\d+))?$/.exec(share) ?? [];
  if (over === undefined || share.length > maxLength) return null;
  const value = Number(over) / Number(under ?? 1);
  return value > 0 && value <= 1 ? share : null;
}

/** Fractions that people know by name; the server writes some of them as decimals. */
const known = ['1/2', '1/3', '2/3', '1/4', '3/4', '1/5', '2/5', '3/5', '4/5'] as const;

/** A share as people write it: `1/2` for the server's `0.5`, `55 %` for `0.55`. */
export function shareText(share: string): string {
  const value = valueIn(share);
  const named = known.find((each) => valueIn(each) === value);
  if (named) return named;
  return share.includes('/') || Number.isNaN(value) ? share : `${Number((value * 100).toFixed(6))} %`;
}

function valueIn(share: string): number {
  const [over, under = 1] = share.split('/').map(Number);
  return (over ?? Number.NaN) / under;
}
