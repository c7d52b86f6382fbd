// Writes build/oxlintrc.json: the rules below and the walls of build/walls.mjs.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { lintOverrides } from './walls.mjs';

export const lintConfigPath = fileURLToPath(new URL('oxlintrc.json', import.meta.url));

const config = {
  plugins: ['typescript', 'import', 'react', 'unicorn', 'oxc', 'promise', 'jsx-a11y', 'vitest'],
  categories: { correctness: 'error', suspicious: 'error' },
  ignorePatterns: ['dist', 'node_modules', 'e2e/fixtures', 'test-results'],
  rules: {
    'typescript/no-explicit-any': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    'typescript/no-non-null-assertion': 'error',
    'typescript/consistent-type-imports': 'error',
    'import/no-cycle': 'error',
    'import/no-default-export': 'error',
    'react/rules-of-hooks': 'error',
    'react/exhaustive-deps': 'error',
    eqeqeq: 'error',
    'no-var': 'error',
    'prefer-const': 'error',
    'react/react-in-jsx-scope': 'off',
    'unicorn/no-array-sort': 'off',
    'unicorn/no-array-reverse': 'off',
    'import/no-unassigned-import': 'off',
    'no-shadow': 'off',
    // A local helper may stand where it is used.
    'unicorn/consistent-function-scoping': 'off',
    // A virtualised treegrid is positioned boxes with roles; table elements would fight the layout.
    'jsx-a11y/prefer-tag-over-role': 'off',
    // Speaks of the React compiler, which is not used here.
    'react/incompatible-library': 'off',
    // expect(value, 'what it means when it fails')
    'vitest/valid-expect': ['error', { maxArgs: 2 }],
    // The compiler's noImplicitReturns does this, and it knows when a switch is exhaustive.
    'typescript/consistent-return': 'off',
    // Brands are made by assertion, in the one function entitled to make each.
    'typescript/no-unsafe-type-assertion': 'off',
  },
  overrides: [
    ...lintOverrides(),
    {
      files: ['**/*.test.ts', '**/*.test.tsx', '**/shared/testing/**', '**/e2e/**'],
      rules: { 'no-restricted-imports': 'off', 'typescript/no-non-null-assertion': 'off' },
    },
    // Globs are read from this file's folder.
    { files: ['*.config.ts'], rules: { 'import/no-default-export': 'off' } },
  ],
};

/** @returns {Promise<string>} the file's text as it must be */
export async function lintConfigText() {
  const options = JSON.parse(await readFile(new URL('prettier.json', import.meta.url), 'utf8'));
  return format(JSON.stringify(config), { ...options, parser: 'json' });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFile(lintConfigPath, await lintConfigText());
