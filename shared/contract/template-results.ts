/** A Word template of the office's own, before anything is filled in. */
export interface TemplatePlaceholder {
  /** Without braces. */
  readonly name: string;
  /** 正文第3段, 表格中, 页眉. */
  readonly place: string;
  /** The text around it. */
  readonly text: string;
  /** `broken`: its braces are not {{ }}; nothing would be filled in. */
  readonly state: 'known' | 'unknown' | 'broken';
  /** What would stand there, of texts and figures; '' for running text, tables and charts. */
  readonly value: string;
  /** A name that was perhaps meant; '' for none. */
  readonly suggestion: string;
}

export interface TemplateCheck {
  readonly placeholders: readonly TemplatePlaceholder[];
  /** Names that documents usually have and this template does not ask for. */
  readonly missing: readonly string[];
  /** Whether it can be filled in: it asks for something, and for nothing unknown. */
  readonly usable: boolean;
}

export interface TemplateResults {
  'report.template': TemplateCheck;
}
