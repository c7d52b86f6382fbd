/** Languages in which everything a person reads exists: the window, findings, plans and reports. */
export const languages = ['en', 'ja'] as const;
export type Language = (typeof languages)[number];

/** The same words in each language; what one has, the others must have. */
export type InEachLanguage<Words> = Readonly<Record<Language, Words>>;

/** Each language in its own words, so that it is found by who reads only that one. */
export const languageNames: InEachLanguage<string> = { en: 'English', ja: '日本語' };
