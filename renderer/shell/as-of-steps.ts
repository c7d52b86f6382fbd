/** The moments ahead that people ask about, in days. */
export const asOfSteps = [30, 90, 365] as const;
