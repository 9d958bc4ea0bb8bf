import { Explanation } from './Explanation.tsx';
import type { PanelHost } from './host.ts';
import type { PanelModel } from './model.ts';
import { ProblemDetail } from './ProblemDetail.tsx';

/** What is open beside the list: a request, a problem, or nothing. */
export function OpenDetail({ model, host }: { model: PanelModel; host: PanelHost }) {
  const close = () => {
    model.close();
    document.querySelector<HTMLElement>('[data-testid=request-list]')?.focus();
  };
  const shared = {
    diagnosisOf: model.diagnosisOf.bind(model),
    openRequest: model.showRequest.bind(model),
    openProblem: model.showProblem.bind(model),
    close,
  };
  const problem = model.openProblem.value;
  if (problem) return <ProblemDetail key={problem.id} problem={problem} {...shared} />;
  const exchange = model.openExchange.value;
  if (!exchange) return null;
  return (
    <Explanation
      key={exchange.index}
      exchange={exchange}
      context={model.contextOf(exchange)}
      showInNetworkPanel={host.showInNetworkPanel}
      {...shared}
    />
  );
}
