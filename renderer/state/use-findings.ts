import { useEffect } from 'react';
import type { Finding } from '../../shared/findings/finding.ts';
import { finding, findingsOf } from '../../shared/findings/findings-of.ts';
import type { Assessment } from '../../shared/pki/assessment.ts';
import { minuteMs } from '../../shared/x509/milliseconds.ts';
import { useApp, useServices } from './app-context.ts';
import type { KnownFindings } from './findings-slice.ts';
import { inSlices } from './in-slices.ts';
import { whenQuiet } from './when-quiet.ts';

/** Up to so many certificates findings are a matter of milliseconds, and are there with the first drawing. */
const smallInventory = 2_000;
/** No rule's window is as short: while every verdict stays, findings are not looked for with each tick of the clock. */
const holdsForMs = 10 * minuteMs;

/** What is wrong at this moment; `undefined` while that is not known yet. */
export function useFindings(assessment: Assessment | undefined): readonly Finding[] | undefined {
  const known = useApp((state) => state.knownFindings);
  if (assessment === undefined) return undefined;
  if (isSmall(assessment)) return findingsOf(assessment);
  return known && holdsFor(known, assessment) ? known.findings : undefined;
}

/** Looks for the findings of a large inventory while the window has nothing better to do. Once, at the root. */
export function useFindingsWork(assessment: Assessment | undefined): void {
  const { store } = useServices();
  useEffect(() => {
    const { knownFindings: known, knowFindings } = store.getState();
    if (assessment === undefined || isSmall(assessment)) {
      if (known) knowFindings(undefined);
      return undefined;
    }
    if (known && holdsFor(known, assessment)) return undefined;
    let isWanted = true;
    const work = async () => {
      await new Promise<void>(whenQuiet);
      const findings = isWanted ? await inSlices(finding(assessment), () => isWanted, whenQuiet) : undefined;
      if (findings) knowFindings({ assessment, findings });
    };
    void work();
    return () => {
      isWanted = false;
    };
  }, [assessment, store]);
}

function isSmall({ certificates }: Assessment): boolean {
  return certificates.length <= smallInventory;
}

/** The same certificates are the same verdicts. */
function holdsFor({ assessment: before }: KnownFindings, { certificates, at, thresholds }: Assessment): boolean {
  return (
    before.certificates === certificates && before.thresholds === thresholds && Math.abs(before.at - at) < holdsForMs
  );
}
