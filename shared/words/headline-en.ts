/** What is said first of an assessment; the window has them among its messages. */
export const headlineEn = {
  onNode: '{{name}} on {{node}}',
  expires: '{{name}} expires in {{duration}} ({{instant}}).',
  expiresWith: '{{name}} stops in {{duration}} ({{instant}}), when {{limiter}}, which issued it, expires.',
  expired: '{{name}} expired {{duration}} ago ({{instant}}).',
  expiredWith: '{{name}} stopped {{duration}} ago ({{instant}}), when {{limiter}}, which issued it, expired.',
  othersExpire_one: 'Within the same hour {{count}} other expires.',
  othersExpire_other: 'Within the same hour {{count}} others expire.',
  othersExpired_one: '{{count}} other has expired as well.',
  othersExpired_other: '{{count}} others have expired as well.',
  thenStops: 'Then {{what}}.',
  alreadyStops: 'This means {{what}}.',
  next: 'Next: {{name}} in {{duration}} ({{instant}}).',
  neverExpires: 'No certificate here has an expiry date that can pass.',
  noCertificates: 'No certificate was found.',
} as const;
