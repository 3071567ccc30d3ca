import { getDataset } from '../../../shared/datasets';
import { schoolYearOf } from '../../../shared/school-year';
import { templateWorkbook } from '../report/template-workbook';
import type { Handlers } from '../session';

/** Templates come from the catalogue alone: no workspace is needed. */
export function templateService(): Handlers<'template.make'> {
  return {
    'template.make': async ({ dataset }) => {
      const definition = getDataset(dataset);
      const today = new Date();
      return { fileName: `${definition.label}模板.xlsx`, bytes: await templateWorkbook(definition, schoolYearOf({ year: today.getFullYear(), month: today.getMonth() + 1 }), today) };
    },
  };
}
