export const settings = {
  field: {
    theme: 'theme',
    language: 'language',
    zone: 'time zone',
    thresholds: 'thresholds',
    columns: 'columns',
    window: 'window position',
    recentPlaces: 'recent places',
    silenced: 'silenced findings',
    planChecks: 'checked steps',
    singleKeyShortcuts: 'single-key shortcuts',
    inspectorWidth: 'inspector width',
    reportFolder: 'report folder',
  },
  problem: {
    brokenKept:
      'The settings could not be read: the file is damaged. It was set aside as {{file}}, and the defaults are in use.',
    broken:
      'The settings file {{path}} is damaged and could not be set aside. The defaults are in use, and nothing is saved.',
    'invalid-fields': 'Some settings in {{path}} make no sense and have their defaults: {{fields}}.',
    unreadable:
      'The settings file {{path}} cannot be read ({{reason}}). The defaults are in use, and nothing is saved.',
    unwritable:
      'The settings could not be saved to {{path}} ({{reason}}). What you change holds until the window closes.',
    noPath: 'the settings file',
  },
} as const;
