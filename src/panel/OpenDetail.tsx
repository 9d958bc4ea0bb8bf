import { type DetailActions, Explanation, type Reader } from './Explanation.tsx';
import type { PanelHost } from './host.ts';
import type { PanelModel } from './model.ts';
import { ProblemDetail } from './ProblemDetail.tsx';
import type { ShareScope } from './sharing/share-scope.ts';

const NO_TAB = { showInNetworkPanel: undefined, openSource: undefined };

/** What is open beside the list: a request, a problem, or nothing. */
export function OpenDetail({
  model,
  host,
  focusList,
  share,
}: {
  model: PanelModel;
  host: Pick<PanelHost, 'showInNetworkPanel' | 'openSource'>;
  focusList: () => void;
  share: (scope: ShareScope) => void;
}) {
  // Nothing of the inspected tab belongs to a file or to the example.
  const { showInNetworkPanel, openSource } = model.kind === 'live' ? host : NO_TAB;
  const actions: DetailActions = {
    diagnosisOf: (exchange) => model.diagnosisOf(exchange),
    openRequest: (exchange) => model.showRequest(exchange),
    openProblem: (problem) => model.showProblem(problem),
    close: () => {
      model.close();
      focusList();
    },
    lookUp: (key) => model.showInReference(key),
    showInNetworkPanel,
    openSource,
    share,
  };
  const reader: Reader = {
    isDeveloper: model.settings.now.audience === 'developers',
    findTerms: model.findTerms,
  };
  const problem = model.openProblem.value;
  if (problem) return <ProblemDetail key={problem.id} problem={problem} reader={reader} actions={actions} />;
  const exchange = model.openExchange.value;
  if (!exchange) return null;
  return (
    <Explanation
      key={exchange.index}
      exchange={exchange}
      context={model.contextOf(exchange)}
      reader={reader}
      actions={actions}
    />
  );
}
