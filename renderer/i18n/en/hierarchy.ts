export const hierarchy = {} as const;
