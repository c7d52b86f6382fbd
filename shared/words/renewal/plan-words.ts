import type { InEachLanguage, Language } from '../language.ts';
import type { Risk, Where } from '../../renewal/plan.ts';
import { caStepsEn } from './en/ca-steps.ts';
import { clusterStepsEn } from './en/cluster-steps.ts';
import { distributionStepsEn } from './en/distribution-steps.ts';
import { kubeadmStepsEn } from './en/kubeadm-steps.ts';
import { managedStepsEn } from './en/managed-steps.ts';
import { planLabelsEn, planLimitsEn } from './en/plan-labels.ts';
import { caStepsJa } from './ja/ca-steps.ts';
import { clusterStepsJa } from './ja/cluster-steps.ts';
import { distributionStepsJa } from './ja/distribution-steps.ts';
import { kubeadmStepsJa } from './ja/kubeadm-steps.ts';
import { managedStepsJa } from './ja/managed-steps.ts';
import { planLabelsJa, planLimitsJa } from './ja/plan-labels.ts';

/** What a step says; `{name}` is filled in with what was found. */
export interface StepWords {
  /** What to do, as an instruction. */
  readonly title: string;
  readonly why: string;
  /** What the commands show when it went well. */
  readonly expected?: string;
  /** What does not work meanwhile; left out where nothing stops. */
  readonly stops?: string;
  readonly undo?: string;
}

const stepsEn = { ...kubeadmStepsEn, ...caStepsEn, ...distributionStepsEn, ...managedStepsEn, ...clusterStepsEn };
export type StepName = keyof typeof stepsEn;
export type LimitName = keyof typeof planLimitsEn;

/** Words around the steps, in reports and in the window. */
export interface PlanLabels {
  /** `{distribution}` and `{name}`. */
  readonly title: string;
  /** `{name}`: a context or an address. */
  readonly clusterTitle: string;
  readonly language: Language;
  readonly willNotFix: string;
  readonly steps: string;
  readonly why: string;
  readonly where: string;
  readonly expected: string;
  readonly stopsMeanwhile: string;
  readonly nothingStops: string;
  readonly duration: string;
  readonly risk: string;
  readonly risks: Readonly<Record<Risk, string>>;
  readonly undo: string;
  readonly source: string;
  readonly refused: string;
  readonly places: Readonly<Record<Exclude<Where['kind'], 'node'>, string>>;
  readonly onNode: string;
  readonly onUnnamedNode: string;
  /** Between a label and what it labels, with the space that belongs there. */
  readonly colon: string;
  readonly parts: Readonly<Record<Extract<Where, { kind: 'node' }>['part'], string>>;
  readonly minutes: string;
  readonly hours: string;
  readonly unknownDuration: string;
  readonly due: Readonly<Record<'overdue' | 'due' | 'none', string>>;
  /** `{name}` and `{date}`. */
  readonly firstDeadline: string;
  /** Between two sentences. */
  readonly between: string;
  readonly noDeadline: string;
  readonly prediction: string;
  readonly predictionNote: string;
  readonly certificate: string;
  readonly node: string;
  readonly before: string;
  readonly after: string;
  readonly changes: Readonly<Record<'renewed' | 'renews-itself' | 'unchanged', string>>;
  readonly change: string;
  readonly outlivesCa: string;
  readonly nextDeadline: string;
  readonly noExpiry: string;
  readonly scriptIntro: readonly string[];
  readonly scriptUsage: string;
  readonly scriptChanges: string;
  readonly nothing: string;
}

export interface PlanWords {
  readonly title: string;
  readonly steps: Readonly<Record<StepName, StepWords>>;
  readonly limits: Readonly<Record<LimitName, string>>;
  readonly labels: PlanLabels;
}

const words: InEachLanguage<PlanWords> = {
  en: { title: planLabelsEn.title, steps: stepsEn, limits: planLimitsEn, labels: planLabelsEn },
  ja: {
    title: planLabelsJa.title,
    steps: { ...kubeadmStepsJa, ...caStepsJa, ...distributionStepsJa, ...managedStepsJa, ...clusterStepsJa },
    limits: planLimitsJa,
    labels: planLabelsJa,
  },
};

export function planWords(language: Language): PlanWords {
  return words[language];
}
