import type { Inventory } from '../pki/inventory.ts';
import type { LogFacts } from './log-entry.ts';

/** How much was found, and how often each thing went wrong: `problem.bad-pem: 2`. No name, no path. */
export function countsOf({ places, certificates, sightings, keys, problems, coverage }: Inventory): LogFacts {
  const byCode: Record<string, number> = {};
  for (const { code } of problems) byCode[`problem.${code}`] = (byCode[`problem.${code}`] ?? 0) + 1;
  return {
    places: places.length,
    certificates: certificates.length,
    sightings: sightings.length,
    keys: keys.length,
    files: coverage.files,
    ignored: coverage.ignored,
    ...byCode,
  };
}
