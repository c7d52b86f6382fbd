import type { ResourceOutcome } from '../../cluster/cluster-facts.ts';
import { listEn } from '../findings/phrases-en.ts';
import { listJa } from '../findings/phrases-ja.ts';
import type { Language } from '../language.ts';

/** What a report says of a cluster that was asked by its API. Names come in as written: not safe to show. */
export interface ClusterReportWords {
  readonly title: (name: string) => string;
  readonly asked: (server: string, version: string | undefined, user: string | undefined) => string;
  readonly objects: (gave: number, objects: number) => string;
  readonly notVerified: string;
  readonly requests: (counts: {
    readonly waiting: number;
    readonly unfit: readonly string[];
    readonly notIssued: number;
  }) => string;
  readonly callsRefused: (callers: readonly string[]) => string;
  readonly callsUnknown: (count: number) => string;
  readonly notRead: (
    outcome: Exclude<ResourceOutcome, 'read' | 'absent'>,
    resources: readonly string[],
    user: string | undefined,
  ) => string;
}

/** Longer than in findings: what was not read is to be told whole. */
const most = 40;
const requestsEn = (count: number): string => `${count} signing ${count === 1 ? 'request' : 'requests'}`;

const en: ClusterReportWords = {
  title: (name) => `Cluster ${name}`,
  asked: (server, version, user) =>
    `Asked at ${server}${version === undefined ? '' : ` (Kubernetes ${version})`}${user === undefined ? '' : ` as ${user}`}.`,
  objects: (gave, objects) => `${gave} of ${objects} objects tell of certificates.`,
  notVerified: 'Its certificate was not verified: anybody could have answered in its place.',
  requests: ({ waiting, unfit, notIssued }) =>
    [
      `${requestsEn(waiting)} ${waiting === 1 ? 'waits' : 'wait'} for a decision`,
      ...(unfit.length > 0
        ? [`of these ${listEn(unfit, most)} ${unfit.length === 1 ? 'does' : 'do'} not fit the node`]
        : []),
      `${notIssued} approved and not issued`,
    ].join('; ') + '.',
  callsRefused: (callers) => `Cannot be verified by the API server: ${listEn(callers, most)}.`,
  callsUnknown: (count) =>
    `${count} ${count === 1 ? 'call' : 'calls'} of the API server could not be judged: by URL, held to the system’s CAs, or no Secret seen here names the service.`,
  notRead: (outcome, resources, user) =>
    `${
      {
        forbidden: `Forbidden${user === undefined ? '' : ` for ${user}`}`,
        partial: 'Broken off',
        failed: 'Failed',
        'not-asked': 'Not asked any more',
      }[outcome]
    }: ${listEn(resources, most)}.`,
};

const ja: ClusterReportWords = {
  title: (name) => `クラスター ${name}`,
  asked: (server, version, user) =>
    `${server}${version === undefined ? '' : `（Kubernetes ${version}）`}に${user === undefined ? '' : ` ${user} として`}問い合わせました。`,
  objects: (gave, objects) => `オブジェクト ${objects} 件中 ${gave} 件に証明書の情報があります。`,
  notVerified: 'サーバー証明書は検証されていません。別の者が応答した可能性があります。',
  requests: ({ waiting, unfit, notIssued }) =>
    `判断待ちの署名要求は ${waiting} 件です。${
      unfit.length > 0 ? `うち ${listJa(unfit, most)} はノードと一致しません。` : ''
    }承認済みで未発行のものは ${notIssued} 件です。`,
  callsRefused: (callers) => `API サーバーが検証できない呼び出し先: ${listJa(callers, most)}。`,
  callsUnknown: (count) =>
    `API サーバーの呼び出し先 ${count} 件は判定できませんでした（URL での呼び出し、システムの CA での検証、またはサービスの名前を持つ Secret が見つからないため）。`,
  notRead: (outcome, resources, user) =>
    `${
      {
        forbidden: user === undefined ? '権限がなく読めなかったもの' : `${user} の権限では読めなかったもの`,
        partial: '途中で途切れたもの',
        failed: '失敗したもの',
        'not-asked': '問い合わせなかったもの',
      }[outcome]
    }: ${listJa(resources, most)}。`,
};

const words: Readonly<Record<Language, ClusterReportWords>> = { en, ja };

export function clusterReportWords(language: Language): ClusterReportWords {
  return words[language];
}
