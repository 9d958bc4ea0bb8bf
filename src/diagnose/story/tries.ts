import type { Exchange } from '../../session/exchange.ts';
import { SLACK } from '../../session/same-request.ts';
import { endOf, startOf } from '../../session/timeline.ts';
import { readChallenges } from '../challenge.ts';
import { gapTo } from '../later-success.ts';
import { inWords } from '../phrases.ts';
import { chainOf, type Neighbours } from './chain.ts';
import { inShort, inShortAll, times } from './in-short.ts';

/**
 * How often a request was tried, what came of it, and what was done in between: waiting, or a fresh sign-in.
 * @returns no sentence for a request that was made once and was not turned down for its sign-in
 */
export function storyOfTries(exchange: Exchange, relatedTo: Neighbours): string[] {
  const tries = chainOf(
    exchange,
    (each) => relatedTo(each).previousTry,
    (each) => relatedTo(each).nextTry,
  );
  const renewals = [...new Set(tries.flatMap((each) => relatedTo(each).renewal ?? []))];
  const [renewal] = renewals;
  if (!renewal) return signedIn(tries) ?? attempts(tries);
  const [refused, again] = tries as [Exchange, Exchange?];
  return tries.length <= 2 && relatedTo(refused).renewal === renewal && isAfter(again, renewal)
    ? ['The server wanted a valid sign-in (401).', freshSignIn(renewal, again)]
    : [...attempts(tries), alsoAskedFor(renewals)];
}

/** Whether the next try, if there was one, waited for the answer about a fresh sign-in. */
function isAfter(again: Exchange | undefined, renewal: Exchange): boolean {
  return !again || startOf(again) >= endOf(renewal) - SLACK;
}

/** A request that the page made to get a fresh sign-in, and the try after it. */
function freshSignIn(renewal: Exchange, again: Exchange | undefined): string {
  const answer = inShort(renewal);
  const got = /^2\d\d$/.test(answer);
  if (again) {
    return got
      ? `The page asked for a fresh one, got it, and tried again: ${inShort(again)}.`
      : `The page asked for a fresh one (${answer}) and tried again: ${inShort(again)}.`;
  }
  if (got) return 'The page asked for a fresh one, and got it.';
  return /^4\d\d$/.test(answer)
    ? `The page asked for a fresh one, and was refused (${answer}).`
    : `The page asked for a fresh one, and did not get it: ${answer}.`;
}

function alsoAskedFor(renewals: readonly Exchange[]): string {
  return `The page also asked ${times(renewals.length)} for a fresh sign-in: ${inShortAll(renewals)}.`;
}

/** Sign-ins that a browser answers by itself, often in more than one step (RFC 7617, 7616, 4559). */
const BY_CHALLENGE = new Set(['basic', 'digest', 'ntlm', 'negotiate']);

/** A server that asked for a sign-in, and the same request with one. */
function signedIn(tries: readonly Exchange[]): string[] | undefined {
  const [asked, ...rest] = tries;
  const last = rest.at(-1);
  if (!asked || !last) return undefined;
  const { status, headers } = asked.response;
  const byProxy = status === 407;
  if (status !== 401 && !byProxy) return undefined;
  const [challenge, answer] = byProxy
    ? ['proxy-authenticate', 'proxy-authorization']
    : ['www-authenticate', 'authorization'];
  const schemes = readChallenges(headers.all(challenge)).map(({ scheme }) => scheme.toLowerCase());
  const sent = last.request.headers.get(answer)?.trim().split(/\s/, 1)[0]?.toLowerCase() ?? '';
  if (asked.request.headers.has(answer) || !BY_CHALLENGE.has(sent) || !schemes.includes(sent)) {
    return undefined;
  }
  return [
    `${byProxy ? 'Your network' : 'The server'} asked who is calling (${status}).`,
    rest.length === 1
      ? `The request was sent again with a sign-in: ${inShort(last)}.`
      : `Then the request was sent ${times(rest.length)} with a sign-in: ${inShortAll(rest)}.`,
  ];
}

function attempts(tries: readonly Exchange[]): string[] {
  if (tries.length < 2) return [];
  const waits = between(tries);
  return [`Tried ${times(tries.length)}${span(tries)}: ${inShortAll(tries)}.`, ...(waits ? [waits] : [])];
}

/** " in 4 seconds", from the first start to the last end. */
function span(tries: readonly Exchange[]): string {
  const [first, last] = [tries[0], tries.at(-1)];
  if (!first || !last || first.startedAt === null || last.startedAt === null) return '';
  return ` in ${inWords(Math.max(0, last.startedAt + (last.duration ?? 0) - first.startedAt))}`;
}

/** Shorter than this is no wait, in ms: code takes as long to see that a request failed. */
const AT_ONCE = 100;
/** The shortest wait that `inWords` has a number for, in ms. */
const SECOND = 980;
/** How much longer a wait is than the one before it where waits grow; usual are 1.5 and 2. */
const GROWTH = 1.3;
const MOST_WAITS = 3;

/** How long the page waited between tries, where there is a plan to it. */
function between(tries: readonly Exchange[]): string | undefined {
  const waits = tries.slice(1).map((next, place) => gapTo(tries[place] as Exchange, next));
  if (waits.length < 2 || !waits.every((wait) => wait !== null)) return undefined;
  const [shortest, longest] = [Math.min(...waits), Math.max(...waits)];
  if (longest < AT_ONCE) return 'There was no wait in between.';
  if (longest < SECOND) return undefined;
  if (longest <= GROWTH * shortest) return `It waited ${inWords(middleOf(waits))} each time.`;
  if (!waits.every((wait, place) => place === 0 || wait >= GROWTH * (waits[place - 1] as number))) {
    return undefined;
  }
  const told = waits.map(inWords);
  return shortest >= SECOND && waits.length <= MOST_WAITS && new Set(told).size === told.length
    ? `It waited ${told.join(', then ')}.`
    : `It waited longer each time, in the end ${inWords(longest)}.`;
}

function middleOf(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
