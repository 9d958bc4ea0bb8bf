import type { VendorWords } from '../entry.ts';
import type { SourceRef } from '../sources.ts';

const GUIDE: SourceRef =
  'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html';

/**
 * The codes that AWS's Application Load Balancer gives in its own name, from AWS's troubleshooting guide;
 * checked 2026-11-22. `server: awselb` shows that the balancer itself made the answer. A fixed answer that its
 * owners have set up looks the same, so the common codes name a cause only as the likely one.
 */
export const awsLoadBalancer: readonly VendorWords[] = [
  {
    vendor: 'AWS ALB',
    code: '401',
    id: 'aws-alb-401',
    title: 'AWS’s front server did not let you in',
    meaning:
      'The server that guards this site at AWS turned the request away. Most often it wants a sign-in that did not work out.',
    when: 'On sites where AWS checks the sign-in before the site’s own server sees anything.',
    example: 'You open the staff calendar and go for coffee. The sign-in page has run out when you return.',
    advice:
      'You can fix this: sign in again from the start. If that fails, tell the people who run the site.',
    fixer: 'you',
    technical:
      'The balancer answered, not the target. A listener rule with `authenticate-oidc` or `authenticate-cognito` may deny (`OnUnauthenticatedRequest`), or the provider denied access. A fixed response looks the same.',
    sources: [GUIDE],
    recognise: { headers: { server: 'awselb' }, status: [401] },
  },
  {
    vendor: 'AWS ALB',
    code: '403',
    id: 'aws-alb-403',
    title: 'AWS’s front server blocked this request',
    meaning:
      'The server in front of this site at AWS said no by itself. The site’s own server never saw the request.',
    when: 'Most often when a safety rule takes a request for an attack.',
    example: 'You paste a piece of program code into a comment box. Sending the comment is blocked.',
    advice: 'The people who run the site can fix this. Tell them the time and what you were sending.',
    fixer: 'operations',
    reach: 'server',
    technical:
      'Most often an AWS WAF web ACL blocked it: find the rule in the WAF log or its sampled requests. A fixed response of the listener looks the same.',
    sources: [GUIDE],
    recognise: { headers: { server: 'awselb' }, status: [403] },
  },
  {
    vendor: 'AWS ALB',
    code: '405',
    id: 'aws-alb-405',
    title: 'AWS’s front server does not take this kind of call',
    meaning:
      'Each request names what it wants done, such as read or save. The front server at AWS refused what this one named.',
    when: 'Rarely from a page. Mostly with test tools that send the call “TRACE”.',
    example: 'A safety scan sends “TRACE” to every address of a travel site. All of them are refused.',
    advice:
      'Nothing needs fixing after such a scan. Otherwise the people who run the site can check the front server’s rules.',
    fixer: 'nobody',
    technical:
      'The balancer rejects `TRACE`, which browsers cannot send. For any other method look for a listener rule with a fixed 405.',
    sources: [GUIDE],
    recognise: { headers: { server: 'awselb' }, status: [405] },
  },
  {
    vendor: 'AWS ALB',
    code: '413',
    id: 'aws-alb-413',
    title: 'Too much data for AWS’s front server',
    meaning: 'The front server at AWS found the request too large. It did not pass it on to the site.',
    when: 'Mostly when sending a file or a long form.',
    example: 'A guest adds a 4 MB photo of a broken lamp to a complaint. The form cannot be sent.',
    advice:
      'You can fix this for now: send a smaller file. The developers can raise the limit or go around it.',
    fixer: 'you',
    technical:
      'With a Lambda target the body may be 1 MB at most: upload to S3 by a presigned URL instead. Headers over 16 K per line or 64 K in all also count.',
    sources: [GUIDE],
    recognise: { headers: { server: 'awselb' }, status: [413] },
  },
  {
    vendor: 'AWS ALB',
    code: '460',
    id: 'aws-alb-460',
    title: 'The asking side left before AWS could answer',
    meaning:
      'The front server at AWS was still waiting for the site. Then the asking side ended the connection.',
    when: 'Only in the server’s log. The browser shows a cancelled request, or nothing.',
    example: 'A phone app waits five seconds for bus times and gives up. The site needed eight.',
    advice:
      'Nothing needs fixing if it is rare. If there are many, the developers can make the answer faster or wait longer for it.',
    fixer: 'nobody',
    technical:
      'The client closed the connection before the balancer’s idle timeout. Compare the client’s timeout with `idle_timeout.timeout_seconds` and `target_processing_time` in the access log.',
    sources: [GUIDE],
    recognise: {},
  },
  {
    vendor: 'AWS ALB',
    code: '463',
    id: 'aws-alb-463',
    title: 'This request came through too many stops',
    meaning:
      'A request can carry a list of the stops it came through. The front server at AWS takes 30, and this list was longer.',
    when: 'When servers pass a request round in a circle, or when someone sends an invented list.',
    example: 'Two servers of a news site each hand the request to the other, again and again.',
    advice:
      'The people who run the site can fix this: look for servers that send requests round in a circle.',
    fixer: 'operations',
    reach: 'server',
    technical: 'The `X-Forwarded-For` request header holds more than 30 IP addresses. Look for a proxy loop.',
    sources: [GUIDE],
    recognise: { headers: { server: 'awselb' }, status: [463] },
  },
  {
    vendor: 'AWS ALB',
    code: '464',
    id: 'aws-alb-464',
    title: 'The request’s form does not fit the servers at AWS',
    meaning:
      'The request came in one form, and the servers behind AWS’s front server are set up for another. It was not passed on.',
    when: 'Mostly on new services, or after their set-up was changed.',
    example: 'A team sets its map service to a newer form. Its old test page still calls the old way.',
    advice: 'The people who run the site can fix this: make the set-up of the front server fit the requests.',
    fixer: 'operations',
    reach: 'server',
    technical:
      'The protocol does not fit the target group’s `ProtocolVersion`. Examples: HTTP/1.1 to `HTTP2` or `GRPC`, gRPC to `HTTP1`, or HTTP/2 without POST to `GRPC`.',
    sources: [GUIDE],
    recognise: { headers: { server: 'awselb' }, status: [464] },
  },
  {
    vendor: 'AWS ALB',
    code: '500',
    id: 'aws-alb-500',
    title: 'AWS’s front server itself had a problem',
    meaning: 'The front server at AWS gave this error itself. Most often it could not finish its own checks.',
    when: 'When its safety rules fail, or when it cannot reach the sign-in service.',
    example: 'The sign-in service of a school is slow at nine. For some minutes nobody gets in.',
    advice: 'The people who run the site can fix this. Try again in a minute, and tell them if it goes on.',
    fixer: 'operations',
    reach: 'server',
    technical:
      'The balancer made this 500, not the target. Either the AWS WAF rules failed, or the identity provider’s token or user info endpoint was out of reach or slow. A fixed response looks the same.',
    sources: [GUIDE],
    recognise: { headers: { server: 'awselb' }, status: [500] },
  },
  {
    vendor: 'AWS ALB',
    code: '501',
    id: 'aws-alb-501',
    title: 'AWS’s front server cannot read this form of data',
    meaning: 'The front server at AWS was asked for something it cannot do. It did not pass the request on.',
    when: 'Mostly when a program packs its data in a rare way for the trip.',
    example: 'A home-made tool sends weather data in packed parts. The server at AWS cannot unpack them.',
    advice: 'The developers of the program that sends the data can fix this: send it in a plain form.',
    fixer: 'frontend',
    technical:
      'Most often `Transfer-Encoding` holds something other than `chunked` or `identity`. Use `Content-Encoding` for compressed data.',
    sources: [GUIDE],
    recognise: { headers: { server: 'awselb' }, status: [501] },
  },
  {
    vendor: 'AWS ALB',
    code: '502',
    id: 'aws-alb-502',
    title: 'AWS got no proper answer from the site’s server',
    meaning:
      'The front server at AWS works and gave this answer itself. Most often the server behind it closed the connection or sent something broken.',
    when: 'When the server behind restarts, crashes or ends connections too early.',
    example: 'A hotel puts a new version of its booking program live. For a few seconds, searches fail.',
    advice: 'The people who run the site can fix this. Trying again in a minute may help.',
    fixer: 'operations',
    technical:
      'The target reset or closed the connection, sent a malformed response, or failed the TLS handshake. Check that the target’s keep-alive is longer than the idle timeout. Lambda: an error, a timeout or over 1 MB.',
    sources: [GUIDE],
    recognise: { headers: { server: 'awselb' }, status: [502] },
  },
  {
    vendor: 'AWS ALB',
    code: '503',
    id: 'aws-alb-503',
    title: 'AWS has no server to give this request to',
    meaning:
      'The front server at AWS works, but it did not pass the request on. Most often no server stands behind it right now.',
    when: 'When the site is being moved or updated, or is shut on purpose for a while.',
    example: 'A museum’s ticket site moves to new servers at night. Until they start, it cannot sell.',
    advice:
      'The people who run the site can fix this: check that its servers are on and linked. Try again later.',
    fixer: 'operations',
    technical:
      'The target group has no registered targets, or all are `unused`. Unhealthy targets alone do not cause this. A fixed 503 for maintenance looks the same.',
    sources: [GUIDE],
    recognise: { headers: { server: 'awselb' }, status: [503] },
  },
  {
    vendor: 'AWS ALB',
    code: '504',
    id: 'aws-alb-504',
    title: 'AWS waited too long for the site’s server',
    meaning:
      'The front server at AWS works and gave this answer itself. Most often the server behind it did not answer in time.',
    when: 'When the site’s server has too much to do, or cannot be reached at all.',
    example: 'You ask for a sales list of ten years. The server needs two minutes and AWS waits one.',
    advice: 'The people who run the site can fix this. Ask for less at once, or try again later.',
    fixer: 'operations',
    technical:
      'No connection to the target within 10 s, or no answer within the idle timeout. Check security groups and network ACLs, and a `Content-Length` larger than the body.',
    sources: [GUIDE],
    recognise: { headers: { server: 'awselb' }, status: [504] },
  },
  {
    vendor: 'AWS ALB',
    code: '561',
    id: 'aws-alb-561',
    title: 'The sign-in service reported an error',
    meaning:
      'This site leaves the sign-in to another service. That service told AWS’s front server that something went wrong.',
    when: 'Right after you sign in, on sites where AWS checks who you are.',
    example: 'An office changes the secret its sign-in service knows. From then on nobody gets past it.',
    advice: 'The people who run the site can fix this: check how the sign-in service is set up.',
    fixer: 'operations',
    reach: 'server',
    technical:
      'The identity provider returned an error to the `authenticate-oidc` or `authenticate-cognito` action. The `error_reason` field of the access log names it.',
    sources: [GUIDE],
    recognise: { headers: { server: 'awselb' }, status: [561] },
  },
];
