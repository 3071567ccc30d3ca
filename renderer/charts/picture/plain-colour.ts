/**
 * A computed colour as every program reads it: rgb() or rgba(). Browsers give mixed colours as color(srgb …), which office programs do not know.
 * @returns `none` for what cannot be seen; what is no colour (none, url("#pattern")) as it is
 */
export function plainColour(computed: string): string {
  const mixed = /^color\(srgb (\S+) (\S+) (\S+?)(?: \/ (\S+?))?\)$/.exec(computed);
  const plain = /^rgba?\((\d+(?:\.\d+)?),? (\d+(?:\.\d+)?),? (\d+(?:\.\d+)?)(?:(?:,| \/) ([\d.]+))?\)$/.exec(computed);
  if (mixed === null && plain === null) return computed === 'transparent' ? 'none' : computed;
  const [red, green, blue] = (mixed ?? plain ?? []).slice(1, 4).map((part) => Math.round(Number(part) * (mixed === null ? 1 : 255)));
  const opacity = Number((mixed ?? plain)?.[4] ?? 1);
  if (opacity === 0) return 'none';
  const parts = `${red}, ${green}, ${blue}`;
  return opacity === 1 ? `rgb(${parts})` : `rgba(${parts}, ${opacity})`;
}
