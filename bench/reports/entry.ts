// What the bench of reports takes from the program, bundled by run.mjs as plain Node cannot read TypeScript.
export { assess } from '../../shared/pki/assess.ts';
export { emptyInventory } from '../../shared/pki/merge-inventories.ts';
export { defaultThresholds } from '../../shared/pki/status.ts';
export { reportFormat } from '../../shared/reports/formats.ts';
