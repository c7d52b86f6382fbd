import { useEffect, useState } from 'react';
import type { SuggestedPlaces } from '../../../shared/bridge/contract.ts';
import { useServices } from '../../state/app-context.ts';

/** Opens what was given on the command line, once, and answers what is worth offering by name. */
export function useSuggestedPlaces(): SuggestedPlaces | undefined {
  const { host, store } = useServices();
  const [suggested, setSuggested] = useState<SuggestedPlaces>();
  useEffect(() => {
    let isWanted = true;
    const ask = async () => {
      const answer = await host.call('places.suggest', {});
      if (!isWanted || !answer.ok) return;
      setSuggested(answer.value);
      if (store.getState().places.length === 0) await store.getState().addPlaces(answer.value.initial);
    };
    void ask();
    return () => {
      isWanted = false;
    };
  }, [host, store]);
  return suggested;
}
