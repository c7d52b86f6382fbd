// Gives the built main process another `electron`. A module imported as `main.mjs?double=<id>` and its parts get the
// stand-in of that id, every other module what it asks for. Runs on Node's loader thread.

/** @type {import('node:module').ResolveHook} */
export async function resolve(specifier, context, nextResolve) {
  const double = URL.canParse(context.parentURL ?? '')
    ? new URL(context.parentURL ?? '').searchParams.get('double')
    : null;
  if (double === null) return nextResolve(specifier, context);
  const query = `?double=${double}`;
  if (specifier === 'electron') {
    return { url: new URL(`electron.mjs${query}`, import.meta.url).href, format: 'module', shortCircuit: true };
  }
  const resolved = await nextResolve(specifier, context);
  // Parts of the bundle belong to the instance that loads them: each start has a main process of its own.
  return resolved.url.startsWith('file:') && !resolved.url.includes('?') && !resolved.url.includes('/node_modules/')
    ? { ...resolved, url: resolved.url + query }
    : resolved;
}
