import { started } from './house';

/**
 * Builds what has changed, and unpacks the database, before the first journey's clock starts: a loaded machine takes minutes for
 * what no journey is about.
 */
export default async function built(): Promise<void> {
  const house = await started();
  await house.ends();
}
