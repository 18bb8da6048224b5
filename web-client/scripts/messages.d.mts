export const areasOf: Record<string, string[]>;
export const sourceLocale: string;
export function locales(folder: string): string[];
export function readArea(folder: string, locale: string, area: string): Record<string, string>;
export function parameters(
  message: string,
): { name: string; type: 'number' | 'string'; categories?: string[] }[];
