import type { Verdict } from '../../findings/finding.ts';
import type { CaBundleRefusesServiceParams } from '../../findings/rules/ca-bundle-refuses-service.ts';
import type { Step } from '../plan.ts';
import { lines, sh, type ShellScript } from '../shell-quote.ts';
import { sources } from '../sources.ts';
import { changing, reading, step } from '../step.ts';
import type { ClusterParts } from './kubectl-of.ts';

const where = { kind: 'kubectl' } as const;

export function caBundleSteps(
  { words, kubectl }: ClusterParts,
  verdicts: readonly Verdict<CaBundleRefusesServiceParams>[],
): readonly Step[] {
  return verdicts.flatMap(({ params, places }): readonly Step[] => {
    const { object, service, injectedBy, secrets } = params;
    const { field } = places[0] ?? {};
    const values = { object, service };
    const of = `${object} ${field ?? ''}`.trim();
    if (injectedBy !== undefined) {
      return [
        step(words, 'cluster-injector', {
          of,
          where,
          commands: [
            reading(
              lines(
                sh`${kubectl} get pods --all-namespaces --selector=app.kubernetes.io/name=cainjector`,
                sh`${kubectl} logs --all-containers --namespace=cert-manager --selector=app.kubernetes.io/name=cainjector --tail=200`,
              ),
            ),
          ],
          values,
          minutes: 5,
          risk: 'none',
          source: sources.certManagerInjector,
        }),
      ];
    }
    const [kind = '', name = ''] = object.split(' ');
    const [, namespace = '', secret = ''] = /^Secret ([^/]+)\/(.+)$/u.exec(secrets[0] ?? '') ?? [];
    const path = field === undefined ? undefined : jsonPath(field);
    if (path === undefined) return [];
    const target = sh`${kubectl} get ${kind.toLowerCase()} ${name} -o jsonpath=${`{.${field}}`}`;
    const fromSecret = (key: string): ShellScript =>
      sh`${kubectl} get secret --namespace=${namespace} ${secret} -o jsonpath=${`{.data.${key}}`}`;
    return [
      step(words, 'cluster-ca-bundle', {
        of,
        where,
        commands: [
          reading(sh`${target} > ca-bundle-before`),
          reading(
            lines(
              sh`${fromSecret(String.raw`ca\.crt`)} | base64 --decode > ca-of-service.crt`,
              sh`${fromSecret(String.raw`tls\.crt`)} | base64 --decode > service.crt`,
              sh`openssl verify -CAfile ca-of-service.crt service.crt`,
            ),
          ),
          changing(
            sh`${kubectl} patch ${kind.toLowerCase()} ${name} --type=json --patch="[{\\"op\\":\\"add\\",\\"path\\":\\"${path}\\",\\"value\\":\\"$(base64 < ca-of-service.crt | tr -d '\\n')\\"}]"`,
          ),
          reading(
            lines(sh`${target} | base64 --decode > ca-now.crt`, sh`openssl verify -CAfile ca-now.crt service.crt`),
          ),
        ],
        values,
        minutes: 5,
        risk: 'low',
        source: sources.admissionWebhooks,
      }),
    ];
  });
}

/** `webhooks[1].clientConfig.caBundle` as RFC 6901 has it; `undefined` for what is no such field. */
function jsonPath(field: string): ShellScript | undefined {
  if (!/^[A-Za-z]+(?:\[\d+\])?(?:\.[A-Za-z]+)*$/u.test(field)) return undefined;
  return { text: `/${field.replaceAll(/\[(\d+)\]/gu, '/$1').replaceAll('.', '/')}`, refused: [] };
}
