export const container = {
  title: 'Password of {{name}}',
  lead: 'It is a PKCS#12 that protects its certificates and keys with a password.',
  wrong: 'That does not open it. If it is the right password, the file is damaged.',
  password: 'Password',
  others_one: 'It is tried on one more container of this look.',
  others_other: 'It is tried on {{count}} more containers of this look.',
  promise: 'Held in memory until this window closes, and never stored. Private keys are compared and forgotten.',
  skip: 'Leave it shut',
  skipAll: 'Leave all shut',
  open: 'Open',
} as const;
