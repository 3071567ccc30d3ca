/** The wording of questions is copyrighted and needed by nobody here: whatever a definition holds of it is left out before anything else is read. */
const names: ReadonlySet<string> = new Set(['question', 'questions', 'wording', 'wordings', 'text', 'texts', 'itemtext', 'itemtexts', 'stem', 'stems', 'prompt', 'prompts', 'content', 'contents', '题目', '题干', '题目内容', '题目原文', '题目文字', '原文', '条目内容', '内容']);

export interface WithoutWording {
  readonly value: unknown;
  /** Names of the fields that were left out, each once. */
  readonly dropped: readonly string[];
}

/** @param input a JSON value. */
export function withoutWording(input: unknown): WithoutWording {
  const dropped = new Set<string>();
  const clean = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(clean);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value).flatMap(([name, own]) => {
        if (!names.has(name.toLowerCase())) return [[name, clean(own)]];
        dropped.add(name);
        return [];
      }),
    );
  };
  const value = clean(input);
  return { value, dropped: [...dropped] };
}
