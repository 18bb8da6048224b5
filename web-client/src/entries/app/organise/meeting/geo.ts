import type { Plan } from '../../../../contract/organise';

type Point = NonNullable<Plan['geo']>;

/** A point as it is typed, in degrees of WGS 84; both empty where there is none. */
export interface GeoForm {
  readonly latitude: string;
  readonly longitude: string;
}

export const geoForm = (point: Plan['geo']): GeoForm => ({
  latitude: point ? String(point.latitude) : '',
  longitude: point ? String(point.longitude) : '',
});

/** The point, where both say one that there is. A comma is as good as a dot. */
export function pointOf({ latitude, longitude }: GeoForm): Point | null {
  const point = { latitude: degrees(latitude), longitude: degrees(longitude) };
  return Math.abs(point.latitude) <= 90 && Math.abs(point.longitude) <= 180 ? point : null;
}

/** Something is written, and it is no point. */
export const isGeoWrong = (form: GeoForm): boolean =>
  `${form.latitude}${form.longitude}`.trim() !== '' && pointOf(form) === null;

/** What maps put on the clipboard: `51.0543, 3.7174`. */
export function pastedPoint(text: string): GeoForm | null {
  const [, latitude, longitude] = /^\s*(-?\d+\.\d+)[,;\s]+(-?\d+\.\d+)\s*$/.exec(text) ?? [];
  return latitude && longitude ? { latitude, longitude } : null;
}

/** NaN for what is no number. */
const degrees = (text: string): number =>
  /^-?\d+([.,]\d+)?$/.test(text.trim()) ? Number(text.trim().replace(',', '.')) : Number.NaN;
