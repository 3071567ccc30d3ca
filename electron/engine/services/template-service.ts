import { getDataset } from '../../../shared/datasets';
import { templateWorkbook } from '../report/template-workbook';
import type { Handlers } from '../session';

/** Templates come from the catalogue alone: no workspace is needed. */
export function templateService(): Handlers<'template.make'> {
  return {
    'template.make': async ({ dataset }) => {
      const definition = getDataset(dataset);
      return { fileName: `${definition.label}模板.xlsx`, bytes: await templateWorkbook(definition) };
    },
  };
}
