/**
 * Where the desk and the site are reached, and who sends the mails: from the environment, or as stack parameters where it says so.
 * Never references to the distributions, because a function whose environment named the desk's distribution would stand on both
 * sides of it: the distribution leads to the API, the API to the function.
 */
import { CfnParameter, type Stack } from 'aws-cdk-lib';
import type { Environment } from './environment.js';

type Given = Environment['addresses'];

/** Two stacks need it (the uploads bucket allows this origin to post); as a parameter under one name, so that one value serves. */
export function deskBaseUrl(stack: Stack, given: Given): string {
  return given === 'parameters'
    ? baseUrl(stack, 'DeskBaseUrl', 'Address of the desk as mailed links and forms name it')
    : given.desk;
}

export function siteBaseUrl(stack: Stack, given: Given): string {
  return given === 'parameters' ? baseUrl(stack, 'SiteBaseUrl', 'Address of the public site') : given.site;
}

export function mailFrom(stack: Stack, given: Given): string {
  if (given !== 'parameters') return given.mailFrom;
  return new CfnParameter(stack, 'MailFrom', {
    description: 'Address that mails are sent from; it becomes an SES identity that its owner must confirm',
    allowedPattern: '[^@\\s]+@[^@\\s]+',
    constraintDescription: 'a mail address such as nianbao@example.org',
  }).valueAsString;
}

/** Where the link to begin with goes; `none`: the operator takes it out of the function's answer. */
export function setupAddress(stack: Stack, given: Given): string {
  if (given !== 'parameters') return given.setup;
  return new CfnParameter(stack, 'SetupAddress', {
    description: 'Address that the one-time set-up link is mailed to; none: it stands in the answer of open-setup',
    allowedPattern: 'none|[^@\\s]+@[^@\\s]+',
    constraintDescription: 'a mail address, or none',
    default: 'none',
  }).valueAsString;
}

/** An origin: no path and no slash at the end, since it is compared with a browser's Origin header. */
function baseUrl(stack: Stack, id: string, description: string): string {
  return new CfnParameter(stack, id, {
    description: `${description}, e.g. https://desk.example.org`,
    allowedPattern: 'https?://[A-Za-z0-9.:-]+',
    constraintDescription: 'an address without a path and without a slash at the end',
  }).valueAsString;
}
