/** What a mark says when it is pointed at or focused. */
export interface TipLine {
  readonly label: string;
  readonly text: string;
  readonly color?: string;
}

export function Tip({ title, lines, hint }: { readonly title: string; readonly lines: readonly TipLine[]; readonly hint?: string | undefined }) {
  return (
    <div className="chart-tip">
      <strong>{title}</strong>
      {lines.map((line) => (
        <div key={line.label} className="chart-tip-line">
          <span>
            {line.color !== undefined && <i style={{ background: line.color }} />}
            {line.label}
          </span>
          <b>{line.text}</b>
        </div>
      ))}
      {hint !== undefined && <em>{hint}</em>}
    </div>
  );
}
