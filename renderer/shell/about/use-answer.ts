import { useEffect, useState } from 'react';
import type { CommandName, Commands } from '../../../shared/bridge/contract.ts';
import type { Result } from '../../../shared/bridge/result.ts';
import { useServices } from '../../state/app-context.ts';

/** The answer to a question that needs no input, asked anew whenever what shows it is opened; `undefined` on the way. */
export function useAnswer<Name extends Extract<CommandName, `${string}.read`>>(
  name: Name,
): Result<Commands[Name]['output']> | undefined {
  const { host } = useServices();
  const [answer, setAnswer] = useState<Result<Commands[Name]['output']>>();
  useEffect(() => {
    let isWanted = true;
    const ask = async () => {
      const result = await host.call(name, {});
      if (isWanted) setAnswer(result);
    };
    void ask();
    return () => {
      isWanted = false;
    };
  }, [host, name]);
  return answer;
}
