/** The volunteers' wishes: a form to hand out, and the filled one taken back. */
import { Button, Tag, Upload } from 'antd';
import type { ImportSource } from '../../../shared/contract';
import { useEngine } from '../../engine-client';
import { useSave } from '../../use-save';
import type { Month } from './month-days';
import { patternOf, periodOf, type RotaChoices } from './rota-choices';

export interface ChosenWishes {
  readonly name: string;
  readonly file: File;
  /** Once it has been handed to the engine. */
  readonly source: ImportSource | null;
}

export interface WishFormProps {
  readonly month: Month;
  readonly choices: RotaChoices;
  readonly schoolYear: string | null;
  readonly chosen: ChosenWishes | null;
  readonly disabled: boolean;
  readonly onChoose: (chosen: ChosenWishes | null) => void;
}

export function WishForm({ month, choices, schoolYear, chosen, disabled, onChoose }: WishFormProps) {
  const engine = useEngine();
  const { saving, save } = useSave();
  const request = { ...periodOf(month), shiftLabels: patternOf(choices).shifts.map(({ label }) => label), ...(schoolYear === null ? {} : { schoolYear }) };
  return (
    <div className="rota-wishes">
      <span>志愿者的意愿</span>
      <Button size="small" loading={saving} onClick={() => void save(() => engine.call('hotline.wishForm', request))} data-testid="rota-wish-form">
        下载意愿表
      </Button>
      <Upload
        accept=".xlsx,.ods,.csv"
        maxCount={1}
        showUploadList={false}
        disabled={disabled}
        beforeUpload={(file) => {
          onChoose({ name: file.name, file, source: null });
          return false;
        }}
      >
        <Button size="small" disabled={disabled} data-testid="rota-wishes-choose">
          选填好的意愿表
        </Button>
      </Upload>
      {chosen === null ? (
        <span className="figure-missing">不选则人人都可值班</span>
      ) : (
        <Tag closable onClose={() => onChoose(null)}>
          {chosen.name}
        </Tag>
      )}
    </div>
  );
}
