import type { IndicatorUnit } from '../../../shared/indicators';
import type { FigureFormat } from './model';

/** How figures of a unit stand in a cell. */
export function formatOfUnit(unit: IndicatorUnit): FigureFormat {
  switch (unit) {
    case 'share':
      return 'percent';
    case 'person':
    case 'school':
    case 'times':
    case 'personTimes':
      return 'integer';
    case 'perPerson':
    case 'hours':
    case 'minutes':
    case 'days':
    case 'squareMetres':
      return 'decimal';
  }
}
