/** A program's usual time limit for the server behind it. */
interface TimeLimit {
  readonly seconds: number;
  /** The program by the name that `whoAnswered` gives. */
  readonly program: string;
  /** The name of the setting, or what the limit is called where it cannot be set. */
  readonly setting: string;
}

/**
 * Default limits, from the programs' own manuals: ngx_http_proxy_module; AWS "Application Load Balancer attributes", API
 * Gateway quotas and CloudFront origin settings; Envoy's route timeout; Apache's Timeout; Heroku's H12; Cloudflare's 524;
 * Azure Application Gateway and Front Door; Google's backend service; IIS ARR; Varnish's first_byte_timeout; Next.js.
 */
const LIMITS: readonly TimeLimit[] = [
  { seconds: 60, program: 'nginx', setting: 'nginx’s `proxy_read_timeout`' },
  { seconds: 60, program: 'OpenResty', setting: 'OpenResty’s `proxy_read_timeout`' },
  { seconds: 60, program: 'the AWS load balancer', setting: 'the idle timeout of the AWS load balancer' },
  { seconds: 60, program: 'Kong', setting: 'the `read_timeout` of a Kong service' },
  { seconds: 60, program: 'Apache', setting: 'Apache’s `ProxyTimeout`' },
  { seconds: 60, program: 'Varnish', setting: 'Varnish’s `first_byte_timeout`' },
  { seconds: 30, program: 'CloudFront', setting: 'CloudFront’s origin response timeout' },
  { seconds: 30, program: 'Heroku', setting: 'Heroku’s fixed limit (its log says H12)' },
  { seconds: 30, program: 'Google’s front server', setting: 'the backend service timeout of Google Cloud' },
  {
    seconds: 20,
    program: 'Azure Application Gateway',
    setting: 'the request timeout of Azure Application Gateway',
  },
  { seconds: 29, program: 'AWS', setting: 'the integration timeout of AWS API Gateway' },
  { seconds: 30, program: 'AWS', setting: 'the integration timeout of AWS API Gateway' },
  { seconds: 15, program: 'Envoy', setting: 'the route timeout of Envoy' },
  { seconds: 15, program: 'Fastly', setting: 'Fastly’s first byte timeout' },
  { seconds: 30, program: 'Azure Front Door', setting: 'Azure Front Door’s origin response timeout' },
  { seconds: 60, program: 'Azure Front Door', setting: 'Azure Front Door’s origin response timeout' },
  { seconds: 120, program: 'IIS', setting: 'the proxy time-out of IIS' },
  { seconds: 100, program: 'Cloudflare', setting: 'Cloudflare’s limit for the server behind' },
  { seconds: 120, program: 'Cloudflare', setting: 'Cloudflare’s limit for the server behind' },
];

/** Figures that people choose for a limit, in seconds. */
const ROUND_FIGURES = [5, 10, 15, 20, 29, 30, 45, 60, 90, 100, 120, 150, 180, 240, 300, 600, 900];
/** How far from the figure a wait may end, in ms. */
const NEAR = 500;

/**
 * The round figure that a wait ended at, which tells of a time limit.
 * @param ms the wait in milliseconds
 * @returns seconds, or undefined where it is no round figure
 */
export function roundFigure(ms: number | null): number | undefined {
  return ms === null ? undefined : ROUND_FIGURES.find((figure) => Math.abs(ms - 1000 * figure) <= NEAR);
}

/**
 * The usual name of a time limit of so many seconds: the program's own where that is known, else the most common ones.
 * @param program as `whoAnswered` names it
 * @returns '' where none has that figure
 */
export function settingFor(seconds: number, program: string | undefined): string {
  const same = LIMITS.filter((limit) => limit.seconds === seconds);
  const own = same.filter((limit) => limit.program === program);
  // The program is known, and its limit was changed or is another's: no name is better than a wrong one.
  if (own.length === 0 && program !== undefined && LIMITS.some((limit) => limit.program === program))
    return '';
  return [...new Set((own.length > 0 ? own : same.slice(0, 2)).map(({ setting }) => setting))].join(' or ');
}
