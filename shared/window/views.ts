/** The views of the window in their order: the first has the key 1. Their words are in `shared/words/window-words-*.ts`. */
export const views = ['overview', 'certificates', 'hierarchy', 'timeline', 'renewal', 'findings'] as const;
export type View = (typeof views)[number];
