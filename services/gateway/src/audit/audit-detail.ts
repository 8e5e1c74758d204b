const secret = /password|secret|token|authorization/i;
const longest = 500;
/** A longer text is content, not a detail: files sent as text carry names. */
const longestText = 200;

const shown = (key: string, value: unknown): unknown => {
  if (secret.test(key)) return '(not kept)';
  if (typeof value === 'string' && value.length > longestText) return `${value.length} characters`;
  if (Array.isArray(value)) return `${value.length} items`;
  if (typeof value === 'object' && value !== null) return '(object)';
  return value;
};

/** What was asked for, short enough to read in a list: query and top level of the body, without secrets or bulk. */
export function auditDetail(query: Readonly<Record<string, string>>, body: unknown): string {
  const fields =
    typeof body === 'object' && body !== null && !Array.isArray(body) ? Object.entries(body) : [];
  const entries = [...Object.entries(query), ...fields].map(([key, value]) => [key, shown(key, value)]);
  return entries.length === 0 ? '' : JSON.stringify(Object.fromEntries(entries)).slice(0, longest);
}
