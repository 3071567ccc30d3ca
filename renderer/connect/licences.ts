/** Whose work the program holds: a file that the build puts beside the page. */
export interface Licence {
  readonly name: string;
  readonly version: string;
  /** SPDX. */
  readonly licence: string;
  /** The notice itself; '' where the package has none. */
  readonly text: string;
}

/** @throws where the file is missing, as in a page that was not built */
export async function readLicences(): Promise<readonly Licence[]> {
  const answer = await fetch('licences.json');
  if (!answer.ok) throw new Error(`licences.json: ${answer.status}`);
  return (await answer.json()) as readonly Licence[];
}
