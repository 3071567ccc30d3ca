/** The way from a figure to the rows of the files that it was counted from. */
import { Link, useLocation } from 'react-router';
import type { IndicatorDefinition } from '../../shared/indicators';
import { waterfallOf, WATERFALLS } from '../../shared/reconciliation';

export function WhyThisNumber({ definition }: { readonly definition: IndicatorDefinition }) {
  const { search } = useLocation();
  const subject = waterfallOf(definition);
  if (subject === undefined) return null;
  const parameters = new URLSearchParams(search);
  parameters.set('subject', subject);
  const { label, indicator } = WATERFALLS[subject];
  return (
    <p>
      <Link to={{ pathname: '/reconciliation', search: parameters.toString() }} data-testid={`why-${definition.id}`}>
        {indicator === definition.id ? '从文件里的行到这个数' : `它的行从哪来（${label}）`}
      </Link>
    </p>
  );
}
