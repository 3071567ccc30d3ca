import type { ReportTable } from './model';

/** 序号, 县区, 学校, 学段: how every list of schools begins. */
export const placeColumns: ReportTable['columns'] = [
  { header: ['序号'], width: 8 },
  { header: ['县区'], width: 12 },
  { header: ['学校'], width: 30 },
  { header: ['学段'], width: 12 },
];
