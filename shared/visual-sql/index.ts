export { type CompiledFields, compileFields, type FieldStatement, measuresOf } from './compile';
export { conditionWords } from './condition-words';
export { type FieldKind, fieldKind, HIDDEN_FIELD, type ViewField } from './fields';
export { formatFieldFigure, isWholeFigure } from './figures';
export { titleOfRows } from './title';
export { AGGREGATE_LABELS, dimensionOfField, EMPTY_LABEL, fieldValueLabel, groupLabel, measureLabel, PART_LABELS } from './words';
