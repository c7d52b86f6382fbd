import { visibleText } from '../../../../shared/x509/visible-text.ts';
import { addFault, type JudgedFile } from '../judged-file.ts';
import { maxYamlChars, maxYamlMarks } from '../limits.ts';
import { namePromise } from '../name-promise.ts';
import { unicodeTextOf } from '../text-of.ts';
import { judgeKubeconfig } from './judge-kubeconfig.ts';
import { kubeadmConfigFacts } from './kubeadm-config.ts';
import { isKubeconfig } from './kubeconfig-shape.ts';
import { kubeletConfigFacts } from './kubelet-config.ts';
import { staticPodFacts } from './static-pod.ts';
import { yamlDocuments } from './yaml-documents.ts';

/** Cheap signs that parsing is worth its while; most YAML on a node is manifests. */
const kindConfig = /(?:^|[\s{,"'])kind["']?\s*:\s*["']?Config\b/u;
const kubeconfigList = /(?:^|[{,]|\n)[ \t]*["']?(clusters|users|contexts|current-context)["']?[ \t]*:/gu;
/** Where the signs are looked for; kubectl writes `clusters` in the second line. */
const sniffedChars = 1024 * 1024;
const clusterConfiguration = /(?:^|\n)kind:\s*ClusterConfiguration\b/u;
const kubeletConfiguration = /(?:^|[\n{,])\s*"?kind"?:\s*"?KubeletConfiguration\b/u;
/** Of the pods only those whose flags name certificates are of interest. */
const pod = /(?:^|[\n{,])\s*"?kind"?:\s*"?Pod\b/u;
const componentFlag = /--(?:tls-cert-file|client-ca-file|cert-file|kubeconfig|root-ca-file)\b/u;

/**
 * Takes a text for a kubeconfig, a configuration of kubeadm or a kubelet, or a static pod's manifest if it is one.
 * @param text  one character a byte, for a look; the parser gets the characters
 * @returns false when the text is neither, and may be something else
 */
export function judgeYaml(judged: JudgedFile, text: string): boolean {
  const start = text.slice(0, sniffedChars);
  if (start.includes('\0')) return false;
  const isKubeadmLike = clusterConfiguration.test(start) && start.includes('kubeadm.k8s.io/');
  const isNodeLike =
    (kubeletConfiguration.test(start) && start.includes('kubelet.config.k8s.io/')) ||
    (pod.test(start) && componentFlag.test(start));
  const lists = differentLists(start);
  const isSure = kindConfig.test(start) || lists >= 2 || (lists > 0 && text.length > sniffedChars);
  const isPromised =
    (judged.file.isKubeconfig === true || namePromise(judged.file.path) === 'kubeconfig') && !/^[\s\0]*$/u.test(text);
  if (!isKubeadmLike && !isNodeLike && !isSure && lists === 0 && !isPromised) return false;

  const yaml = yamlDocuments(unicodeTextOf(judged.file.bytes));
  const path = visibleText(judged.file.path);
  if ('fault' in yaml) {
    if (!isKubeadmLike && !isSure && !isPromised) return false;
    if (yaml.fault === 'too-large') {
      const limit = Math.floor(maxYamlChars / 1024 / 1024);
      addFault(
        judged,
        'too-large',
        `${path} was not read: YAML of over ${limit} MB, or of over ${maxYamlMarks} lines and items, takes too long.`,
      );
    } else {
      const at =
        yaml.line === undefined
          ? 'it nests or repeats itself too much, or an alias has no anchor'
          : `line ${yaml.line} is wrong`;
      addFault(judged, 'bad-yaml', `${path} is not valid YAML: ${at}.`);
    }
    return true;
  }
  return judgeDocuments(judged, yaml.documents);
}

function judgeDocuments(judged: JudgedFile, documents: readonly unknown[]): boolean {
  const { file, findings, tally } = judged;
  // kubectl reads the first document of a file and no other.
  const kubeconfig = documents.find((document) => document !== null && document !== undefined);
  if (isKubeconfig(kubeconfig)) {
    judgeKubeconfig(judged, kubeconfig);
    return true;
  }
  for (const document of documents) {
    const kubeadmConfig = kubeadmConfigFacts(file.place, file.path, document);
    if (kubeadmConfig !== undefined) findings.kubeadmConfigs.push(kubeadmConfig);
    const kubeletConfig = kubeletConfigFacts(file.place, file.path, document);
    if (kubeletConfig !== undefined) findings.kubeletConfigs.push(kubeletConfig);
    const staticPod = staticPodFacts(file.place, file.path, document);
    if (staticPod !== undefined) findings.staticPods.push(staticPod);
    if ((kubeadmConfig ?? kubeletConfig ?? staticPod) !== undefined) tally.gave++;
  }
  return tally.gave > 0;
}

/** 0, 1, or 2 for more: enough to tell a kubeconfig from a file that has users of its own. */
function differentLists(start: string): 0 | 1 | 2 {
  let first: string | undefined;
  for (const [, list] of start.matchAll(kubeconfigList)) {
    if (first !== undefined && first !== list) return 2;
    first = list;
  }
  return first === undefined ? 0 : 1;
}
