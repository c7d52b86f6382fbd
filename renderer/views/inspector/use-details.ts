import { useEffect, useState } from 'react';
import type { CertificateDetails } from '../../../shared/bridge/certificate-details.ts';
import type { Failure } from '../../../shared/bridge/result.ts';
import type { Sha256Hex } from '../../../shared/x509/brand.ts';
import { useServices } from '../../state/app-context.ts';

export type DetailsState =
  | { readonly phase: 'loading' }
  | { readonly phase: 'done'; readonly details: CertificateDetails }
  | { readonly phase: 'failed'; readonly error: Failure };

/** Asks the host to decode one certificate deeply; an answer for another one is dropped. */
export function useDetails(sha256: Sha256Hex): DetailsState {
  const { host } = useServices();
  const [state, setState] = useState<DetailsState>({ phase: 'loading' });
  useEffect(() => {
    let isWanted = true;
    const ask = async () => {
      const answer = await host.call('certificate.details', { sha256 });
      if (!isWanted) return;
      setState(answer.ok ? { phase: 'done', details: answer.value } : { phase: 'failed', error: answer.error });
    };
    void ask();
    return () => {
      isWanted = false;
    };
  }, [host, sha256]);
  return state;
}
