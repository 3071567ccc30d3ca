import { AXIS_LINE, escaped, GRIDLINES, textLook, titleOf } from './drawing-text';

export const CATEGORY_AXIS = 111;
export const VALUE_AXIS = 112;
export const AXIS_IDS = `<c:axId val="${CATEGORY_AXIS}"/><c:axId val="${VALUE_AXIS}"/>`;
const TEXT_SIZE = 9;
/** Rising from left to right. */
const SLANT = -45;

export interface AxesLook {
  /** Categories from top to bottom instead of from left to right. */
  readonly sideways: boolean;
  /** First category at the top: bars are read like a table. */
  readonly fromTop: boolean;
  /** Names of categories at the edge: in a pyramid they would stand among the bars. */
  readonly namesAtEdge: boolean;
  /** Names of categories aslant: too many to stand beside each other. */
  readonly slanted: boolean;
  readonly title: string;
  readonly format: string;
  readonly minimum?: number;
  readonly maximum?: number;
  /** Between two lines of the grid. */
  readonly step?: number;
}

const place = (side: string): string => `<c:delete val="0"/><c:axPos val="${side}"/>`;
const ticks = (position: string): string => `<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="${position}"/>`;

export function axes(look: AxesLook): string {
  const { minimum, maximum } = look;
  const bounds = `${maximum === undefined ? '' : `<c:max val="${maximum}"/>`}${minimum === undefined ? '' : `<c:min val="${minimum}"/>`}`;
  const category =
    `<c:axId val="${CATEGORY_AXIS}"/><c:scaling><c:orientation val="${look.fromTop ? 'maxMin' : 'minMax'}"/></c:scaling>${place(look.sideways ? 'l' : 'b')}` +
    `<c:numFmt formatCode="General" sourceLinked="0"/>${ticks(look.namesAtEdge ? 'low' : 'nextTo')}${AXIS_LINE}${textLook(TEXT_SIZE, { degrees: look.slanted ? SLANT : 0 })}<c:crossAx val="${VALUE_AXIS}"/><c:crosses val="autoZero"/>` +
    '<c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/>';
  const value =
    `<c:axId val="${VALUE_AXIS}"/><c:scaling><c:orientation val="minMax"/>${bounds}</c:scaling>${place(look.sideways ? 'b' : 'l')}${GRIDLINES}${titleOf(look.title, TEXT_SIZE, false)}` +
    `<c:numFmt formatCode="${escaped(look.format)}" sourceLinked="0"/>${ticks('nextTo')}${AXIS_LINE}${textLook(TEXT_SIZE)}<c:crossAx val="${CATEGORY_AXIS}"/>` +
    // With the first category at the top the values would stand there too.
    `<c:crosses val="${look.fromTop ? 'max' : 'autoZero'}"/><c:crossBetween val="between"/>${look.step === undefined ? '' : `<c:majorUnit val="${look.step}"/>`}`;
  return `<c:catAx>${category}</c:catAx><c:valAx>${value}</c:valAx>`;
}
