/** Why there is no PDF, in a sentence for a person. */
export class PrintError extends Error {}

export const stoppedPrinting = 'The printing was stopped.';
