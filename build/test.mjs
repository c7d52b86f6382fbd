// `npm test`: types, lint, format, unused code, unit tests, then the built app in a browser. Every step runs even when an
// earlier one failed, and the last line counts them all.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findOrInstallChromium } from './chromium.mjs';
import { findOrInstallSshd } from './openssh.mjs';
import { installTestPrograms } from './test-programs.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const reports = mkdtempSync(join(tmpdir(), 'notafter-test-'));
/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

/**
 * What failed, by name: of a long run only the end may be kept.
 * @type {string[]}
 */
const failures = [];

/** @type {Count[]} */
const counts = [
  step('types', ['run', '-s', 'check:types']),
  step('lint', ['run', '-s', 'check:lint']),
  step('format', ['run', '-s', 'check:format']),
  step('unused code', ['run', '-s', 'check:unused']),
  unitTests(),
  ...browserTests(),
];

rmSync(reports, { recursive: true, force: true });
for (const failure of failures) console.log(`failed: ${failure}`);
const total = { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 ? 1 : 0;

/** @param {keyof Count} kind */
function sum(kind) {
  return counts.reduce((all, count) => all + count[kind], 0);
}

/**
 * One tool that either passes or fails.
 * @param {string} name
 * @param {string[]} npmArgs
 * @returns {Count}
 */
function step(name, npmArgs) {
  const passed = npm(name, npmArgs);
  if (!passed) failures.push(name);
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 };
}

/** @returns {Count} */
function unitTests() {
  findOrInstallSshd();
  installTestPrograms();
  const report = join(reports, 'unit.json');
  const args = ['--', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const passed = npm('unit tests', ['run', '-s', 'check:test', ...args]);
  return countedFrom('unit tests', passed, () => {
    const { numPassedTests, numFailedTests, numFailedTestSuites, numPendingTests, testResults } = readJson(report);
    failures.push(...failedUnitTests(testResults));
    return {
      passed: numPassedTests,
      failed: numFailedTests > 0 ? numFailedTests : numFailedTestSuites,
      skipped: numPendingTests,
    };
  });
}

/** @returns {Count[]} */
function browserTests() {
  const build = step('build', ['run', '-s', 'build']);
  if (build.failed > 0) return [build];
  try {
    process.env['NOTAFTER_CHROMIUM'] = findOrInstallChromium();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    failures.push('browser tests: no Chromium');
    return [build, { passed: 0, failed: 1, skipped: 0 }];
  }
  const report = join(reports, 'browser.json');
  process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'] = report;
  const passed = npm('browser tests', ['run', '-s', 'check:e2e', '--', '--reporter=list,json']);
  const count = countedFrom('browser tests', passed, () => {
    const { stats, suites } = readJson(report);
    const { expected, unexpected, flaky, skipped } = stats;
    failures.push(...failedBrowserTests(suites));
    return { passed: expected + flaky, failed: unexpected, skipped };
  });
  // Fixed: a run of the tests tells of the change, not of its luck. Other seeds are tried by hand.
  const fuzz = step('hostile files', ['run', '-s', 'fuzz', '--', '--seed', '1', '--seconds', '15']);
  return [build, count, step('package', ['run', '-s', 'check:package']), fuzz];
}

/**
 * @param {{ name: string, status: string, assertionResults: { fullName: string, status: string }[] }[]} files
 * @returns {string[]}
 */
function failedUnitTests(files) {
  return files.flatMap(({ name, status, assertionResults }) => {
    const tests = assertionResults.filter((test) => test.status === 'failed');
    if (tests.length === 0 && status === 'failed') return [`${relative(root, name)} (the file itself)`];
    return tests.map(({ fullName }) => `${relative(root, name)} > ${fullName}`);
  });
}

/**
 * @typedef {{ title: string, specs?: { file: string, line: number, title: string, ok: boolean }[], suites?: Suite[] }} Suite
 * @param {Suite[]} suites
 * @returns {string[]}
 */
function failedBrowserTests(suites) {
  return suites.flatMap((suite) => [
    ...(suite.specs ?? []).filter(({ ok }) => !ok).map(({ file, line, title }) => `${file}:${line} > ${title}`),
    ...failedBrowserTests(suite.suites ?? []),
  ]);
}

/**
 * A runner that failed without a report, or that reports no failure and yet failed, counts as one failure.
 * @param {string} name
 * @param {boolean} passed
 * @param {() => Count} read
 * @returns {Count}
 */
function countedFrom(name, passed, read) {
  try {
    const count = read();
    if (passed || count.failed > 0) return count;
    failures.push(`${name}: the runner itself, though every test passed`);
    return { ...count, failed: 1 };
  } catch {
    failures.push(`${name}: the runner left no report`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

/** @param {string} path */
function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/**
 * @param {string} name
 * @param {string[]} args
 */
function npm(name, args) {
  console.log(`\n== ${name}`);
  const { status } = spawnSync('npm', args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  return status === 0;
}
