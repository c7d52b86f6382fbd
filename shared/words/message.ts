/** A message with its `{{blanks}}` filled, as the window fills it. */
export function filledMessage(message: string, values: Readonly<Record<string, string | number>>): string {
  return message.replaceAll(/\{\{(\w+)\}\}/gu, (blank, name: string) => String(values[name] ?? blank));
}

/** The form for a number: `days_one` for 1 where the language has it, otherwise `days_other`, otherwise `days`. */
export function messageFor(messages: object, key: string, count: number | undefined): string {
  const forms = new Map<string, unknown>(Object.entries(messages));
  const found = [...(count === 1 ? [`${key}_one`] : []), `${key}_other`, key].map((form) => forms.get(form));
  return found.find((form) => typeof form === 'string') ?? key;
}
