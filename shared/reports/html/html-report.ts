import type { Assessment } from '../../pki/assessment.ts';
import { nodeRoleMatrix } from '../../pki/node-role-matrix.ts';
import { lifetimesInSteps } from '../../timeline/lifetimes.ts';
import { timelineSvg } from '../../timeline/timeline-svg.ts';
import { formatInstant } from '../../words/instant.ts';
import { reportWords } from '../../words/reports/html-words.ts';
import { listsOfReport } from '../lists-of-report.ts';
import type { ReportOptions } from '../report-format.ts';
import { findingsSection } from './findings-section.ts';
import { hierarchySection } from './hierarchy-section.ts';
import { horizonSection } from './horizon-section.ts';
import { markup, meanwhile, raw, type Markup } from './markup.ts';
import { matrixSection } from './matrix-section.ts';
import { planSection } from './plan-section.ts';
import { reportStyle, reportStyleHash } from './report-style.ts';
import { revocationSection } from './revocation-section.ts';
import { scopeSection } from './scope-section.ts';
import { summarySection } from './summary-section.ts';
import { urgencySection } from './urgency-section.ts';
import { withRelatives } from './with-relatives.ts';

/** As wide as is read well on A4, and no taller than a page of it. */
const timelineWidthPx = 800;
const maxTimelineRows = 34;

type SectionId = keyof (typeof reportWords)['en']['section'];
interface Section {
  readonly id: SectionId;
  readonly content: () => Iterable<Markup>;
}

/**
 * One HTML file that needs nothing else: no script, no network, its only style inside. For auditors, managers and mail;
 * printed it is the PDF. Instants are in UTC. Urgent certificates are listed in full whatever their number, of the others
 * so many as can be read, with how many are left out and where they are.
 */
export function* htmlReport(assessment: Assessment, options: ReportOptions): Generator<string> {
  const { language, filter } = options;
  const words = reportWords[language];
  const instant = formatInstant(assessment.at, language, 'utc');
  const sections = sectionsOf(assessment, options);
  const policy = `default-src 'none'; style-src '${reportStyleHash}'; base-uri 'none'; form-action 'none'`;
  yield markup`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="NotAfter ${options.toolVersion}">
<title>${words.documentTitle(instant)}</title>
<style>${raw(reportStyle)}</style>
</head>
<body>
<header>
<h1>${words.title}</h1>
<p class="subtitle">${words.subtitle(instant)} · NotAfter ${options.toolVersion}</p>
<nav class="contents" aria-label="${words.contents}"><ul>${sections.map(({ id }) => markup`<li><a href="#${id}">${words.section[id]}</a></li>`)}</ul></nav>
</header>
<main>
${filter && markup`<p class="narrowed">${words.narrowed(assessment.certificates.length, filter.total, filter.text)}</p>\n`}`
    .html;
  for (const { id, content } of sections) {
    yield markup`<section id="${id}" aria-labelledby="about-${id}">\n<h2 id="about-${id}">${words.section[id]}</h2>\n`
      .html;
    for (const { html } of content()) yield html;
    yield '</section>\n';
  }
  yield '</main>\n</body>\n</html>\n';
}

function sectionsOf(assessment: Assessment, options: ReportOptions): readonly Section[] {
  const { language, findings, filter } = options;
  const isWhole = filter === undefined;
  const shown = isWhole ? assessment : withRelatives(assessment);
  const hasCertificates = assessment.certificates.length > 0;
  const isComparable = isWhole && nodeRoleMatrix(assessment).rows.length > 1;
  const lists = listsOfReport(assessment, options);
  const sections: readonly (Section & { readonly isShown?: boolean })[] = [
    { id: 'summary', content: () => [summarySection(assessment, language)] },
    { id: 'certificates', isShown: hasCertificates, content: () => urgencySection(assessment, language) },
    { id: 'timeline', isShown: hasCertificates, content: () => timelineSection(shown, options) },
    { id: 'horizon', isShown: hasCertificates, content: () => horizonSection(shown, language) },
    { id: 'revocation', isShown: lists.length > 0, content: () => revocationSection(lists, assessment.at, language) },
    { id: 'hierarchy', isShown: hasCertificates, content: () => hierarchySection(shown, language) },
    { id: 'nodes', isShown: isComparable, content: () => matrixSection(assessment, language) },
    { id: 'findings', content: () => findingsSection(findings, language) },
    { id: 'scope', content: () => scopeSection(assessment, options) },
    // Last: it is as long as the cluster is large.
    { id: 'plan', isShown: isWhole && hasCertificates, content: () => planSection(assessment, language) },
  ];
  return sections.filter(({ isShown = true }) => isShown);
}

function* timelineSection(shown: Assessment, { language }: ReportOptions): Generator<Markup> {
  yield* meanwhile(lifetimesInSteps(shown.inventory, shown.thresholds));
  const svg = timelineSvg(shown, {
    language,
    zone: 'utc',
    widthPx: timelineWidthPx,
    maxRows: maxTimelineRows,
  });
  yield markup`<figure class="timeline">\n${raw(svg)}</figure>\n`;
}
