// The meeting place of a stand-in and the main process that is started over it: the two are loaded by different loaders.
const key = Symbol.for('notafter.electron-double');

/** @returns {Map<string, Record<string, unknown>>} */
function instances() {
  const global = /** @type {Record<symbol, Map<string, Record<string, unknown>> | undefined>} */ (globalThis);
  return (global[key] ??= new Map());
}

/** @param {string | null} id */
export function standInOf(id) {
  const electron = instances().get(id ?? '');
  if (electron === undefined) throw new Error(`There is no electron stand-in ${id}.`);
  return electron;
}

/**
 * @param {Record<string, unknown>} electron
 * @returns {string} the id under which a main process finds it
 */
export function enterStandIn(electron) {
  const id = String(instances().size + 1);
  instances().set(id, electron);
  return id;
}
