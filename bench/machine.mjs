// The machine of a run, so that its figures can be read at all.
import { cpus, loadavg, release, totalmem, type } from 'node:os';

export function machine() {
  return {
    processors: cpus().length,
    model: cpus()[0]?.model.trim() ?? 'unknown',
    memoryGb: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release()}`,
    load: Number((loadavg()[0] ?? 0).toFixed(1)),
  };
}

/** @param {ReturnType<typeof machine>} machine */
export const machineText = ({ processors, model, memoryGb, system }) =>
  `${processors} x ${model}, ${memoryGb} GB, ${system}`;
