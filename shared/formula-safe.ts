/** What a spreadsheet program would run as a formula when it opens a text file or takes over a copied text; the wide signs are typed with Chinese input. */
const FORMULA = /^[=+\-@＝＋－＠\t\r\n]/;

/** Made plain by the apostrophe that spreadsheet programs themselves use. */
export function withoutFormula(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}
