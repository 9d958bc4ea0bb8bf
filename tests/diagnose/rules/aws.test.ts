import aws from '../../../src/diagnose/rules/aws.ts';
import type { Given } from '../../exchange-builder.ts';
import { testRule } from '../rule-table.ts';

const TABLE = 'https://dynamodb.eu-west-1.amazonaws.com/';
const amazon = (type: string, message = 'No.', status = 400): Given => ({
  method: 'POST',
  url: TABLE,
  status,
  body: { __type: `com.amazon.coral.service#${type}`, message },
});

testRule(aws, {
  speaks: [
    {
      when: 'a function’s own address',
      given: {
        status: 403,
        url: 'https://abc.lambda-url.eu-west-1.on.aws/',
        answers: { 'x-amzn-ErrorType': 'AccessDeniedException' },
        body: { Message: 'Forbidden' },
      },
      cause: 'aws-function-not-open',
      certainty: 'certain',
    },
    {
      when: 'temporary credentials ended',
      given: amazon('ExpiredTokenException'),
      cause: 'aws-pass-expired',
      certainty: 'certain',
      evidence: [{ from: 'response body, __type', saw: 'ExpiredTokenException' }],
    },
    {
      when: 'a key that is not known',
      given: amazon('UnrecognizedClientException'),
      cause: 'aws-key-unknown',
      certainty: 'certain',
    },
    {
      when: 'by the header alone',
      given: {
        method: 'POST',
        url: TABLE,
        status: 403,
        answers: { 'x-amzn-ErrorType': 'InvalidSignatureException:http://x' },
      },
      cause: 'aws-signature-refused',
      certainty: 'certain',
      evidence: [{ from: 'response header x-amzn-ErrorType', saw: 'InvalidSignatureException' }],
    },
    {
      when: 'the action is named, the account is not',
      given: amazon(
        'AccessDeniedException',
        'User: arn:aws:sts::123456789012:assumed-role/web is not authorized to perform: dynamodb:Query on x',
      ),
      cause: 'aws-action-denied',
      certainty: 'certain',
      values: { text: ': the action is `dynamodb:Query`' },
    },
    {
      when: 'no action is named',
      given: amazon('AccessDeniedException'),
      cause: 'aws-action-denied',
      certainty: 'certain',
      values: { text: '' },
    },
    {
      when: 'too much at once',
      given: amazon('ProvisionedThroughputExceededException'),
      cause: 'aws-throttled',
      certainty: 'certain',
    },
    {
      when: 'a condition',
      given: amazon('ConditionalCheckFailedException'),
      cause: 'aws-condition-failed',
      certainty: 'certain',
    },
    {
      when: 'a table that is not there',
      given: amazon('ResourceNotFoundException', 'Requested resource not found'),
      cause: 'aws-thing-missing',
      certainty: 'certain',
      values: { text: ': “Requested resource not found”' },
    },
  ],
  silent: [
    {
      when: 'a function’s own 403',
      given: { status: 403, url: 'https://abc.lambda-url.eu-west-1.on.aws/', body: { message: 'no' } },
    },
    { when: 'a name that is not in the list', given: amazon('ValidationException') },
    { when: 'a type of another program', given: { status: 400, body: { type: 'AccessDeniedException' } } },
    {
      when: 'the gate in front of an API, which has its own rule',
      given: {
        status: 403,
        url: 'https://a.execute-api.eu-west-1.amazonaws.com/p/x',
        answers: { 'x-amzn-ErrorType': 'AccessDeniedException' },
      },
    },
    {
      when: 'a program behind that passes the header on',
      given: {
        status: 403,
        url: 'https://api.shop.test/x',
        answers: { 'x-amzn-ErrorType': 'AccessDeniedException' },
      },
    },
    { when: 'a type that is no name', given: amazon('<script>') },
    { when: 'a 500', given: amazon('ThrottlingException', 'x', 500) },
  ],
});
