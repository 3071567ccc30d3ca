export interface GroupLinkProps {
  readonly id: string;
  readonly label: string;
  /** Absent where there is nothing below to drill into. */
  readonly onSelect?: ((key: string) => void) | undefined;
}

export function GroupLink({ id, label, onSelect }: GroupLinkProps) {
  if (onSelect === undefined) return <span title={label}>{label}</span>;
  return (
    <button type="button" className="group-link" title={`查看${label}`} onClick={() => onSelect(id)} data-testid={`drill-${id}`}>
      {label}
    </button>
  );
}
