import { useEffect, useState } from 'react';
import { findingsByCertificate } from '../../../shared/findings/findings-of.ts';
import type { Assessment } from '../../../shared/pki/assessment.ts';

type Findings = ReturnType<typeof findingsByCertificate>;
const none: Findings = new Map();

/** The findings about each certificate, once the window has nothing better to do; those of the moment before until then. */
export function useIdleFindings(assessment: Assessment): Findings {
  const [findings, setFindings] = useState(none);
  useEffect(() => {
    const idle = requestIdleCallback(() => {
      setFindings(findingsByCertificate(assessment));
    });
    return () => {
      cancelIdleCallback(idle);
    };
  }, [assessment]);
  return findings;
}
