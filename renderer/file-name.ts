/** The last part of a path of any system, or of the name an upload was given. */
export function fileName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
