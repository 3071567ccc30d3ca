/** The plan of a query: what feeds a step stands below it. */
import type { PlanStep } from '../../../../shared/query-plan';

function Step({ step }: { readonly step: PlanStep }) {
  return (
    <li>
      <div className="plan-step">
        <strong>{step.title}</strong>
        {step.estimate !== null && <span className="plan-estimate">{step.estimate}</span>}
        {step.details.map(({ label, text }) => (
          <span key={label} className="plan-detail" title={text}>
            {label}：<code>{text}</code>
          </span>
        ))}
      </div>
      {step.steps.length > 0 && (
        <ul>
          {step.steps.map((inner, index) => (
            <Step key={index} step={inner} />
          ))}
        </ul>
      )}
    </li>
  );
}

export function PlanView({ plan }: { readonly plan: PlanStep }) {
  return (
    <div className="plan" role="region" aria-label="执行计划" tabIndex={0} data-testid="query-plan">
      <p className="result-summary">数据库打算这样执行：从最里面的步骤开始，逐层向上。行数是执行前的估计，只到一位。</p>
      <ul className="plan-tree">
        <Step step={plan} />
      </ul>
    </div>
  );
}
