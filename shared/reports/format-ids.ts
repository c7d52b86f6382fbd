/** Every format a report can be filed in, in the order in which they are offered. Apart from what builds them, which takes time to load. */
export const reportFormatIds = [
  'html',
  'csv',
  'markdown',
  'text',
  'json',
  'kubeadm',
  'kubeadm-json',
  'k3s',
  'k3s-table',
  'ical',
  'openmetrics',
  'junit',
  'sarif',
  'cyclonedx',
] as const;
export type ReportFormatId = (typeof reportFormatIds)[number];
