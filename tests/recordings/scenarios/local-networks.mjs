import { allow, ask, askOld, inWorker, JSON_BODY } from './scenario.mjs';

const OPEN = { ...JSON_BODY, headers: allow('*') };
/**
 * @param {string} name
 * @param {Pick<import('./scenario.mjs').Scenario, 'page' | 'html' | 'script' | 'routes'>} what
 */
const inward = (name, what) => ({ name: `local-${name}`, page: 'http://public.test/', ...what });

/** A page of the public internet that asks a nearer network. @type {readonly import('./scenario.mjs').Scenario[]} */
export const localNetworks = [
  inward('name', { script: ask('http://printer.test/status'), routes: { 'printer.test/status': OPEN } }),
  inward('localhost', {
    script: ask('http://localhost:8080/status'),
    routes: { 'localhost:8080/status': OPEN },
  }),
  inward('lan', { script: ask('http://lan.test/status'), routes: { 'lan.test/status': OPEN } }),
  inward('xhr', {
    script: askOld('http://localhost:8080/status'),
    routes: { 'localhost:8080/status': OPEN },
  }),
  inward('put', {
    script: ask('http://localhost:8080/status', { method: 'PUT' }),
    routes: { 'localhost:8080/status': OPEN },
  }),
  inward('image', { html: '<img src="http://localhost:8080/a.gif">' }),
  inward('script', { html: '<script src="http://printer.test/a.js"></script>' }),
  inward('frame', { html: '<iframe src="http://localhost:8080/"></iframe>' }),
  inward('frame-of-name', { html: '<iframe src="http://printer.test/"></iframe>' }),
  inward('socket', { script: 'new WebSocket("ws://localhost:8080/live");' }),
  inward('events', { script: 'new EventSource("http://localhost:8080/live");' }),
  inward('worker', {
    script: inWorker("fetch('http://localhost:8080/status').catch(() => {})"),
    routes: { 'localhost:8080/status': OPEN },
  }),
  inward('redirect', {
    script: ask('/go'),
    routes: {
      'public.test/go': { status: 302, headers: { location: 'http://localhost:8080/status' } },
      'localhost:8080/status': OPEN,
    },
  }),
  inward('secure', {
    page: 'https://public.test/',
    script: ask('http://localhost:8080/status'),
    routes: { 'localhost:8080/status': OPEN },
  }),
  inward('secure-name', {
    page: 'https://public.test/',
    script: ask('https://printer.test/status'),
    routes: { 'printer.test/status': OPEN },
  }),
  inward('secure-put', {
    page: 'https://public.test/',
    script: ask('https://printer.test/status', { method: 'PUT' }),
    routes: { 'printer.test/status': OPEN },
  }),
  inward('secure-image', { page: 'https://public.test/', html: '<img src="https://printer.test/a.gif">' }),
  inward('secure-frame', {
    page: 'https://public.test/',
    html: '<iframe src="https://printer.test/"></iframe>',
  }),
  inward('refused', { script: ask('http://localhost:9999/status') }),
  inward('from-lan', {
    page: 'http://lan.test/',
    script: ask('http://localhost:8080/status'),
    routes: { 'localhost:8080/status': OPEN },
  }),
  inward('outward-ok', {
    page: 'http://localhost:3000/',
    script: ask('http://public.test/status'),
    routes: { 'public.test/status': OPEN },
  }),
];
