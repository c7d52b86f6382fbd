import type { Encoding, IgnoredReason, Medium, RequestSighting, Sighting } from '../../../shared/pki/inventory.ts';
import type { ProblemCode } from '../../../shared/pki/problem.ts';
import { readCertificate } from '../../../shared/x509/read-certificate.ts';
import type { Certificate } from '../../../shared/x509/certificate.ts';
import { readSigningRequest } from '../../../shared/x509/read-signing-request.ts';
import type { KeyReading } from '../x509/keys.ts';
import { sha256 } from '../x509/sha256.ts';
import { addProblem, fileKey, type Bundle, type Findings } from './findings.ts';
import type { FoundFile } from './found-file.ts';
import { maxProblemsPerFile } from './limits.ts';
import type { KeyHalf } from '../../../shared/pki/key-beside.ts';

/** A file, or one part of it (a field of a kubeconfig, an entry of a Secret or keystore), while it is being judged. */
export interface JudgedFile {
  readonly file: FoundFile;
  readonly findings: Findings;
  readonly medium: Medium;
  /** See {@link Sighting.field}; `undefined` for a file that is the certificates themselves. */
  readonly field: string | undefined;
  readonly entryName: string | undefined;
  readonly encoding: Encoding | undefined;
  readonly facts: FoundFile['facts'];
  readonly bundle: Bundle;
  readonly requestBundle: Bundle;
  /** Private keys found in the file itself. */
  readonly keys: KeyHalf[];
  readonly takes: 'everything' | 'certificates' | 'keys';
  /** Shared by a kubeconfig and its fields. */
  readonly tally: Tally;
  /** Containers in it that may want a password: they are opened when everything else was read. Shared by all parts. */
  readonly locked: LockedContainer[];
  /** Why it is quietly passed over, should it give nothing. */
  quiet: IgnoredReason | undefined;
}

export interface LockedContainer {
  /** The file, or the part of it, that is this container. */
  readonly part: JudgedFile;
  readonly kind: 'pkcs12' | 'java-keystore';
  /** In memory of its own. */
  readonly bytes: Uint8Array;
}

interface Tally {
  /** How much of use the file gave. */
  gave: number;
  problems: number;
}

export interface FieldOfFile {
  readonly takes: 'certificates' | 'keys';
  readonly field: string;
  readonly entryName: string;
  readonly facts: FoundFile['facts'];
}

export function startJudging(file: FoundFile, findings: Findings): JudgedFile {
  return {
    file,
    findings,
    medium: 'file',
    field: undefined,
    entryName: undefined,
    encoding: undefined,
    facts: file.facts,
    bundle: newBundle(file, true),
    requestBundle: newBundle(file, true),
    keys: [],
    takes: 'everything',
    tally: { gave: 0, problems: 0 },
    locked: [],
    quiet: undefined,
  };
}

/** A part with sightings of its own, whose keys are told apart from those of other parts. */
export interface PartOfFile {
  /** Of the part: the file's own where it is left out. */
  readonly path?: string;
  readonly medium?: Medium;
  readonly field?: string | undefined;
  readonly entryName?: string | undefined;
  readonly encoding?: Encoding | undefined;
  /** Where its key would lie, by the rules of keyPathsBeside; left out: only keys of the part itself count. */
  readonly besideFile?: string;
}

export function startJudgingPart(whole: JudgedFile, { path, besideFile, ...part }: PartOfFile): JudgedFile {
  const bundle = (): Bundle => ({ ...newBundle(whole.file, false), besideFile });
  return {
    ...whole,
    ...part,
    file: path === undefined ? whole.file : { ...whole.file, path },
    bundle: bundle(),
    requestBundle: bundle(),
    keys: [],
  };
}

/** A part of a kubeconfig that is judged like a file, whose certificates have no files beside them. */
export function startJudgingField(whole: JudgedFile, field: FieldOfFile): JudgedFile {
  return {
    ...whole,
    ...field,
    medium: 'kubeconfig',
    bundle: newBundle(whole.file, false),
    requestBundle: newBundle(whole.file, false),
    keys: [],
  };
}

function newBundle(file: FoundFile, hasFilesBeside: boolean): Bundle {
  return {
    members: [],
    keys: [],
    besideFile: hasFilesBeside ? file.path : undefined,
    neighbours: file.surroundings.neighbours,
    scope: file.surroundings.scope,
  };
}

/**
 * Takes a certificate up into what was found; its bytes are copied.
 * @returns `undefined` when the bytes have not the shape of a certificate
 */
export function keepCertificate(findings: Findings, der: Uint8Array): Certificate | undefined {
  const whole = sha256(der);
  const certificate =
    findings.certificates.get(whole) ?? readCertificate(der, (bytes) => (bytes === der ? whole : sha256(bytes)));
  if (certificate !== undefined && !findings.certificates.has(certificate.sha256)) {
    findings.certificates.set(certificate.sha256, certificate);
    // Bytes behind the certificate are not part of it.
    findings.der.add(certificate.sha256, der.subarray(0, certificate.sizeBytes));
  }
  return certificate;
}

/** @returns false when the bytes have not the shape of a certificate */
export function addCertificate(judged: JudgedFile, der: Uint8Array): boolean {
  const { findings, bundle } = judged;
  const certificate = keepCertificate(findings, der);
  if (certificate === undefined) return false;
  const seen: Sighting = {
    sha256: certificate.sha256,
    place: judged.file.place,
    path: judged.file.path,
    medium: judged.medium,
    field: judged.field,
    entryName: judged.entryName,
    position: bundle.members.length,
    file: judged.facts,
    key: 'absent',
    ...(judged.encoding === undefined ? {} : { encoding: judged.encoding }),
  };
  findings.sightings.push(seen);
  bundle.members.push({ spkiSha256: certificate.spkiSha256, seen });
  judged.tally.gave++;
  return true;
}

/** @returns false when the bytes have not the shape of a signing request */
export function addRequest(judged: JudgedFile, der: Uint8Array): boolean {
  const request = readSigningRequest(der, sha256);
  if (request === undefined) return false;
  const { members } = judged.requestBundle;
  const { place, path } = judged.file;
  const seen: RequestSighting = { request, place, path, position: members.length, file: judged.facts, key: 'absent' };
  judged.findings.requests.push(seen);
  members.push({ spkiSha256: request.spkiSha256, seen });
  judged.tally.gave++;
  return true;
}

export function addKey(judged: JudgedFile, key: KeyReading): void {
  const { kind, pemLabel, encrypted, spkiSha256 } = key;
  const { place, path } = judged.file;
  judged.findings.keys.push({
    place,
    path,
    field: judged.field,
    kind,
    pemLabel,
    encrypted,
    spkiSha256,
    file: judged.facts,
  });
  if (kind === 'private') {
    judged.keys.push(spkiSha256 === undefined ? { why: encrypted ? 'encrypted' : 'not-read' } : { spkiSha256 });
  }
  judged.tally.gave++;
}

/** Names one broken part of the file; beyond {@link maxProblemsPerFile} they are only counted. */
/** @param target  see Problem.target */
export function addFault(judged: JudgedFile, code: ProblemCode, message: string, target?: string): void {
  judged.tally.problems++;
  if (judged.tally.problems <= maxProblemsPerFile) addProblemOf(judged, code, message, target);
}

function addProblemOf(
  { findings, file, medium }: JudgedFile,
  code: ProblemCode,
  message: string,
  target?: string,
): void {
  addProblem(findings, file.path, code, message, target, medium === 'cluster-object' ? file.place : undefined);
}

/** Puts the file into the ledger and its certificates up for pairing. */
export function finishJudging(judged: JudgedFile): void {
  const { findings, file } = judged;
  const { gave, problems } = judged.tally;
  const more = problems - maxProblemsPerFile;
  const lastCode = findings.problems.at(-1)?.code;
  if (more > 0 && lastCode !== undefined) {
    addProblemOf(judged, lastCode, `${more} more parts of ${file.path} could not be read either.`);
  }
  // The ledger of a cluster counts objects, by resource.
  if (judged.medium !== 'cluster-object') countFile(judged);
  if (judged.keys.length > 0 || (gave === 0 && problems > 0)) {
    const keys = judged.keys.length > 0 ? judged.keys : [{ why: 'not-read' } as const];
    findings.keysOfFile.set(fileKey(file.surroundings.scope, file.path), keys);
  }
  addBundles(judged);
}

function countFile({ findings, file, tally, quiet }: JudgedFile): void {
  findings.files++;
  if (tally.gave > 0) findings.read++;
  else if (tally.problems === 0) {
    findings.ignoredFiles.push({ path: file.path, reason: quiet ?? 'no-certificate-material' });
  }
}

/** For a field of a kubeconfig: its file is put into the ledger by itself. */
export function addBundles({ bundle, requestBundle, keys, findings }: JudgedFile): void {
  for (const each of [bundle, requestBundle]) {
    if (each.members.length === 0) continue;
    each.keys.push(...keys);
    findings.bundles.push(each);
  }
}
