import { visibleText } from '../../../../shared/x509/visible-text.ts';
import { isWholeBy } from '../../x509/java-keystore.ts';
import { addFault, finishJudging, type JudgedFile, type LockedContainer } from '../judged-file.ts';
import type { LookState } from '../look-state.ts';
import { usualPasswords, type Passwords } from './passwords.ts';
import { takePkcs12, tryPkcs12, type Pkcs12Try } from './try-pkcs12.ts';

/**
 * Opens the containers that the look came to, once everything else was read: so a person is asked when it is known how many
 * there are, and a password found for one opens its siblings. Then their files are put into the ledger.
 */
export async function openContainers(
  { findings, slices, signal }: LookState,
  passwords: Passwords = { known: [] },
): Promise<void> {
  const all = findings.pending.splice(0);
  const asking = new Asking(
    passwords,
    signal,
    all.reduce((sum, { locked }) => sum + locked.length, 0),
  );
  for (const judged of all) {
    for (const container of judged.locked) {
      asking.left--;
      if (container.kind === 'java-keystore') checkKeystore(container, passwords.known);
      else await openPkcs12(container, asking, slices);
      container.bytes.fill(0);
    }
    finishJudging(judged);
  }
}

/** What is asked of a person, and whether they have had enough. */
class Asking {
  isOver = false;
  left: number;
  readonly passwords: Passwords;
  private readonly signal: AbortSignal | undefined;

  constructor(passwords: Passwords, signal: AbortSignal | undefined, left: number) {
    this.passwords = passwords;
    this.signal = signal;
    this.left = left;
  }

  get isCancelled(): boolean {
    return this.signal?.aborted === true;
  }

  async for({ file, field }: JudgedFile, isRetry: boolean): Promise<string | undefined> {
    const { ask } = this.passwords;
    if (ask === undefined || this.isOver || this.isCancelled) return undefined;
    const answer = await ask({ path: file.path, field, isRetry, left: this.left + 1 }, this.signal);
    this.isOver = answer === 'skip-all';
    return typeof answer === 'string' ? undefined : answer.password;
  }
}

async function openPkcs12(container: LockedContainer, asking: Asking, slices: LookState['slices']): Promise<void> {
  const { part, bytes } = container;
  const { known } = asking.passwords;
  let outcome = await tryPkcs12(bytes, { usual: usualPasswords, given: known }, slices);
  let tried = known.length;
  for (let isRetry = false; outcome.kind === 'locked'; isRetry = true) {
    const password = await asking.for(part, isRetry);
    if (password === undefined) break;
    tried++;
    outcome = await tryPkcs12(bytes, { usual: [], given: [password] }, slices);
    if (outcome.kind === 'opened' && !known.includes(password)) known.push(password);
  }
  if (outcome.kind === 'opened' || outcome.kind === 'locked') takePkcs12(part, outcome);
  tellFault(part, outcome, tried);
}

function tellFault(part: JudgedFile, outcome: Pkcs12Try, tried: number): void {
  const what = nameOf(part);
  switch (outcome.kind) {
    case 'locked':
      if (tried === 0) {
        addFault(part, 'encrypted-container', `${what} is a PKCS#12 that was not opened: it needs its password.`);
      } else {
        const none = tried === 1 ? 'The password does not open' : `None of the ${tried} passwords opens`;
        addFault(part, 'wrong-password', `${none} ${what}; if it is the right one, the file is damaged.`);
      }
      return;
    case 'broken':
      addFault(part, 'bad-container', `${what} is a PKCS#12 that is broken or cut off; fetch it again.`);
      return;
    case 'damaged':
      addFault(part, 'bad-container', `${what} is damaged: the password is right, and what it protects was changed.`);
      return;
    case 'unsupported':
      addFault(
        part,
        'unsupported-container',
        `${what} is a PKCS#12 that asks for ${outcome.what}, which NotAfter does not do.`,
      );
      return;
    case 'opened':
  }
}

/** A keystore is read without its password; with one that is its own, its digest tells whether it was changed. */
function checkKeystore({ part, bytes }: LockedContainer, given: readonly string[]): void {
  const usual = usualPasswords.filter((password) => password !== undefined);
  if (given.length === 0 || [...usual, ...given].some((password) => isWholeBy(bytes, password))) return;
  addFault(
    part,
    'wrong-password',
    `Whether ${nameOf(part)} is whole could not be checked: none of the passwords is its own, or it was changed.`,
  );
}

function nameOf({ file, field }: JudgedFile): string {
  const path = visibleText(file.path);
  return field === undefined ? path : `${visibleText(field)} in ${path}`;
}
