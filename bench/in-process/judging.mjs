// Memory and judging of one look, with --expose-gc: `judging.mjs PROGRAM FOLDER INSTANT`. Prints the time of assessing (roles, paths,
// statuses) and of findings, both for the first time, and the bytes that the look keeps for each certificate, its DER included.
const [program = '', folder = '', instant = ''] = process.argv.slice(2);
const { assess, defaultThresholds, findingsOf, look } = await import(program);

function bytesInUse() {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

// The modules are compiled and the tables built, as in a window that has been open for a moment.
const at = Date.parse(instant);
const options = { at, thresholds: defaultThresholds };
const sample = await look(['sample:'], { sampleAt: at });
findingsOf(assess(sample.inventory, options));

const before = bytesInUse();
const looked = await look([folder], {});
const keptBytes = bytesInUse() - before;
const count = looked.inventory.certificates.length;

const began = performance.now();
const cpuBefore = process.cpuUsage();
const assessment = assess(looked.inventory, options);
const assessMs = performance.now() - began;
findingsOf(assessment);
const ms = performance.now() - began;
const { user, system } = process.cpuUsage(cpuBefore);
console.log(
  JSON.stringify({
    ms,
    assessMs,
    findingsMs: ms - assessMs,
    cpuMs: (user + system) / 1_000,
    usPerCertificate: (ms * 1_000) / count,
    bytesPerCertificate: keptBytes / count,
    count: looked.inventory.certificates.length,
  }),
);
