/** Parts of the welcome page that are made of antd, loaded when somebody asks for them. */
import { DisplayControl } from '../../components/display-control';
import { ProgressLine, type ProgressLineProps } from '../../components/progress-line';
import { Themed } from '../../themed';

export function ThemedProgress(props: ProgressLineProps) {
  return (
    <Themed>
      <ProgressLine {...props} />
    </Themed>
  );
}

/** Already open: the button that it takes the place of has been pressed. */
export function OpenDisplayControl() {
  return (
    <Themed>
      <DisplayControl startsOpen />
    </Themed>
  );
}
