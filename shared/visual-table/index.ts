export { columnHeader, type HeadCell, headCells, rowSpans, TOTAL_LABEL } from './headers';
export { type ComparePaths, layOut, pathKey, type Plan } from './lay-out';
export { type FigureOfPart, tableOfFigures } from './of-figures';
export { type FieldCell, type FieldRows, tableOfRows } from './of-rows';
export type { HeadValue, PlacedCell, ShownCell, TableColumn, TableLine, VisualTable } from './types';
