import hostName from '../../../src/diagnose/rules/host-name.ts';
import { testRule } from '../rule-table.ts';

testRule(hostName, {
  speaks: [
    {
      when: 'Vite',
      given: {
        status: 403,
        url: 'http://dev.shop.test:5173/',
        type: 'document',
        body: 'Blocked request. This host ("dev.shop.test") is not allowed.\nTo allow this host, add it.',
      },
      cause: 'host-name-refused',
      certainty: 'certain',
      values: {
        who: 'Vite',
        reason: 'Blocked request. This host is not allowed',
        host: 'dev.shop.test:5173',
      },
    },
    {
      when: 'webpack',
      given: {
        status: 403,
        url: 'http://dev.shop.test:5173/',
        type: 'document',
        body: 'Invalid Host header',
      },
      cause: 'host-name-refused',
      certainty: 'certain',
      values: { who: 'webpack-dev-server' },
    },
    {
      when: 'Rails',
      given: {
        status: 403,
        url: 'http://dev.shop.test:5173/',
        type: 'document',
        body: '<html><h1>Blocked hosts: dev.shop.test</h1></html>',
      },
      cause: 'host-name-refused',
      certainty: 'certain',
      values: { who: 'Rails', reason: 'Blocked hosts' },
    },
    {
      when: 'Django',
      given: {
        status: 400,
        url: 'http://dev.shop.test:5173/',
        type: 'document',
        body: '<html><title>DisallowedHost at /</title></html>',
      },
      cause: 'host-name-refused',
      certainty: 'certain',
      values: { setting: '`ALLOWED_HOSTS`' },
    },
    {
      when: 'Windows',
      given: {
        status: 400,
        url: 'http://dev.shop.test:5173/',
        type: 'document',
        body: '<HTML><h2>Bad Request - Invalid Hostname</h2></HTML>',
      },
      cause: 'host-name-refused',
      certainty: 'certain',
    },
    {
      when: 'Go',
      given: {
        status: 400,
        url: 'http://shop.test:8443/x',
        body: 'Client sent an HTTP request to an HTTPS server.',
      },
      cause: 'plain-line-to-safe-port',
      certainty: 'certain',
    },
    {
      when: 'Tomcat',
      given: {
        status: 400,
        url: 'http://shop.test:8443/x',
        body: 'Bad Request\r\nThis combination of host and port requires TLS.',
      },
      cause: 'plain-line-to-safe-port',
      certainty: 'certain',
    },
    {
      when: 'Kubernetes',
      given: { status: 404, body: 'default backend - 404' },
      cause: 'no-site-at-front-server',
      certainty: 'certain',
    },
  ],
  silent: [
    {
      when: 'the same words over https',
      given: { status: 400, body: 'Client sent an HTTP request to an HTTPS server.' },
    },
    {
      when: 'a text that speaks of such a server',
      given: { status: 404, body: 'See: default backend - 404' },
    },
    { when: 'a guest list', given: { status: 403, body: 'This host is away' } },
    { when: 'no body', given: { status: 403 } },
    { when: 'a 404 of Rails', given: { status: 404, body: 'Blocked hosts: x' } },
  ],
});
