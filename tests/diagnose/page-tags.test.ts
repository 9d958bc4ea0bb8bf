import { describe, expect, it } from 'vitest';
import { headTags, pageTags } from '../../src/diagnose/page-tags.ts';

const names = (html: string) => headTags(html).map(({ name }) => name);
const content = (tag: string) => headTags(tag)[0]?.attributes.get('content');

describe('the tags of a head', () => {
  it.each<[string, readonly string[]]>([
    [
      '<!doctype html><html lang="en"><head><meta charset=utf-8><title>a < b</title><link href=x></head>',
      ['html', 'head', 'meta', 'title', 'link'],
    ],
    ['\ufeff<!DOCTYPE html>\n<META name=a><body><meta name=b>', ['meta']],
    ['<meta name=a>text<meta name=b>', ['meta']],
    ['<meta name=a><div><meta name=b></div>', ['meta']],
    ['<head></head><meta name=late><body>', ['head', 'meta']],
    ['<head></body><meta name=late>', ['head']],
    ['<!-- <meta name=a> --><meta name=b>', ['meta']],
    ['<script>"<meta name=a>"</script><meta name=b>', ['script', 'meta']],
    ['<style>a{}</style ><noscript><meta name=a></noscript><meta name=b>', ['style', 'noscript', 'meta']],
    ['<template><meta name=a></template><meta name=b>', ['template', 'meta']],
    ['<script>never closed <meta name=a>', ['script']],
    ['<metadata name=a><meta name=b>', []],
    ['<!-- never closed', []],
    ['{"json": "<meta>"}', []],
    ['', []],
  ])('%s', (html, expected) => {
    expect(names(html)).toEqual(expected);
  });

  it.each<[string, string | undefined]>([
    ['<meta content="a b">', 'a b'],
    ['<meta content=\'a "b"\'>', 'a "b"'],
    ['<meta content=a/b>', 'a/b'],
    ['<meta CONTENT = "a" content="b"/>', 'a'],
    ['<meta content="default-src &#39;self&#x27; &quot;&amp;#39;&quot;">', 'default-src \'self\' "&#39;"'],
    ['<meta content="&#0;&unknown;">', '&#0;&unknown;'],
    ['<meta content>', ''],
    ['<meta content="a > b">', 'a > b'],
    ['<meta name=x>', undefined],
  ])('the attribute of %s', (tag, expected) => {
    expect(content(tag)).toBe(expected);
  });

  it.each([
    '<',
    '<meta ',
    '<meta a="',
    '<meta a=\' b=" ',
    '<meta a = ',
    '<script></script',
    '</',
    '<!',
    '<!--',
    '<head></head>',
    '<x',
    ' ',
    '<meta x=1',
    '&#39;',
  ])('is read in no time where a stranger repeats %s', (piece) => {
    const html = piece.repeat(Math.ceil(600_000 / piece.length));
    const before = performance.now();
    headTags(html);
    headTags(`<meta ${html}`);
    pageTags(html);
    pageTags(`<p>${html}`);
    expect(performance.now() - before).toBeLessThan(1500);
  });
});

describe('the tags of a page', () => {
  it('are those of its body too, without comments and the text of scripts', () => {
    const html =
      '<body>1 < 2<p id=a>x</p><!-- <p id=b> --><script src=c>"<p id=d>"</script><textarea><p></textarea><p id=e>';
    expect(pageTags(html).map(({ name, attributes }) => attributes.get('id') ?? name)).toEqual([
      'body',
      'a',
      'script',
      'textarea',
      'e',
    ]);
  });
});
