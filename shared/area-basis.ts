/**
 * 口径 of areas: the same school counts under the area that manages it, or in the county that it stands in. 鲁西新区 crosses the lines of
 * counties, and 市直 has no territory, so that the two give different rows and the same total.
 */
import { COUNTIES, type County, existsIn, UNDETERMINED_COUNTY } from './regions';

export const AREA_BASIS_IDS = ['managed', 'administrative'] as const;
export type AreaBasis = (typeof AREA_BASIS_IDS)[number];
export const DEFAULT_AREA_BASIS: AreaBasis = 'managed';

export const AREA_BASES: Readonly<Record<AreaBasis, { readonly label: string; readonly definition: string }>> = {
  managed: { label: '管理口径', definition: '按由谁管理统计：市直学校、鲁西新区（2022年9月2日以前为开发区、高新区）各自单列。' },
  administrative: {
    label: '行政区划口径',
    definition: `按学校所在的行政区划县区统计：市直、鲁西新区等的学校按“区划对照表”归入所在县区，对照表和乡镇都不能说明的，列入“${UNDETERMINED_COUNTY.label}”。`,
  },
};

/** Areas that figures of a school year are cut by, in report order. */
export function areasOf(basis: AreaBasis, schoolYear: string): readonly County[] {
  return COUNTIES.filter((area) => (basis === 'managed' || area.kind === 'county') && existsIn(area, schoolYear));
}
