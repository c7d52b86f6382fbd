/**
 * Folder of the corpora that are not part of the project: `NOTAFTER_CORPORA`, else `shared/corpora` beside the checkout.
 * A test that needs it is skipped, with a warning that says so, where it is missing.
 */
export const corpora =
  process.env['NOTAFTER_CORPORA'] ?? new URL('../../../shared/corpora', import.meta.url).pathname.replace(/\/$/u, '');

/** kubeadm's trees of which every clone has a copy. */
export const fixtureTrees = new URL('../../e2e/fixtures/kubeadm', import.meta.url).pathname;
