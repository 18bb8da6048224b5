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
