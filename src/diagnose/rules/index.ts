import type { Rule } from '../rule.ts';
import account from './account.ts';
import apiKey from './api-key.ts';
import aws from './aws.ts';
import batch from './batch.ts';
import blockedByResponse from './blocked-by-response.ts';
import cacheOnly from './cache-only.ts';
import conditions from './conditions.ts';
import connection from './connection.ts';
import contentPolicy from './content-policy.ts';
import corsPreflight from './cors-preflight.ts';
import corsRedirect from './cors-redirect.ts';
import corsResponse from './cors-response.ts';
import cutAnswer from './cut-answer.ts';
import devProxy from './dev-proxy.ts';
import errorInSuccess from './error-in-success.ts';
import eventSource from './event-source.ts';
import firebase from './firebase.ts';
import forgeryCheck from './forgery-check.ts';
import gateway from './gateway.ts';
import gone from './gone.ts';
import graphql from './graphql.ts';
import graphqlInSuccess from './graphql-in-success.ts';
import handshake from './handshake.ts';
import harmless from './harmless.ts';
import hiddenRateLimit from './hidden-rate-limit.ts';
import hostName from './host-name.ts';
import httpTwoAndQuic from './http2-and-quic.ts';
import localNetwork from './local-network.ts';
import method from './method.ts';
import noAnswer from './no-answer.ts';
import notFound from './not-found.ts';
import notSupported from './not-supported.ts';
import oauth from './oauth.ts';
import permission from './permission.ts';
import postgrest from './postgrest.ts';
import proxyPath from './proxy-path.ts';
import proxySignIn from './proxy-sign-in.ts';
import rateLimit from './rate-limit.ts';
import redirectLoop from './redirect-loop.ts';
import rejectedInput from './rejected-input.ts';
import secureConnection from './secure-connection.ts';
import serverError from './server-error.ts';
import serviceWorker from './service-worker.ts';
import signIn from './sign-in.ts';
import signedUrl from './signed-url.ts';
import socketClosed from './socket-closed.ts';
import stopped from './stopped.ts';
import tooBig from './too-big.ts';
import triedAgain from './tried-again.ts';
import tunnel from './tunnel.ts';
import unreachable from './unreachable.ts';
import unreadableData from './unreadable-data.ts';
import webSocket from './web-socket.ts';
import webSocketBroken from './web-socket-broken.ts';
import withheld from './withheld.ts';
import wrongAddress from './wrong-address.ts';
import wrongAnswer from './wrong-answer.ts';
import wrongContent from './wrong-content.ts';
import wrongFile from './wrong-file.ts';
import wrongFileType from './wrong-file-type.ts';

/** What the browser did with the request or its answer. The first rule that finds something speaks. */
export const aboutTheBrowser: readonly Rule[] = [
  handshake,
  triedAgain,
  harmless,
  wrongFileType,
  blockedByResponse,
  contentPolicy,
  eventSource,
  stopped,
  connection,
  unreachable,
  secureConnection,
  proxyPath,
  httpTwoAndQuic,
  cutAnswer,
  redirectLoop,
  cacheOnly,
  corsPreflight,
  corsRedirect,
  corsResponse,
  serviceWorker,
  localNetwork,
  withheld,
  webSocket,
  noAnswer,
];

/** What the server's answer means. Asked after the vendors' own codes. */
export const aboutTheAnswer: readonly Rule[] = [
  tunnel,
  postgrest,
  oauth,
  account,
  firebase,
  aws,
  graphql,
  hostName,
  proxySignIn,
  signedUrl,
  forgeryCheck,
  hiddenRateLimit,
  apiKey,
  signIn,
  permission,
  tooBig,
  wrongContent,
  wrongAddress,
  notFound,
  method,
  rejectedInput,
  conditions,
  gone,
  notSupported,
  rateLimit,
  devProxy,
  serverError,
  gateway,
];

/** What an answer holds that went well by its status: a failure in the body, or another thing than was asked for. */
export const aboutSuccess: readonly Rule[] = [
  webSocketBroken,
  socketClosed,
  wrongAnswer,
  wrongFile,
  unreadableData,
  graphql,
  graphqlInSuccess,
  batch,
  errorInSuccess,
];

/** All of them once: a rule may be asked about failures and about successes. */
export const everyRule: readonly Rule[] = [
  ...new Set([...aboutTheBrowser, ...aboutTheAnswer, ...aboutSuccess]),
];
