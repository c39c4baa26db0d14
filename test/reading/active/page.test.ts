/** What a web page may not do, and what every portal's page does. */
import { describe, expect, test } from '@jest/globals';
import { activeContentIn } from '#shared/report/active-content.js';
import { readDocument } from '#shared/reading/read-document.js';
import { htmlReport } from '../../builders/html.js';
import { contentOf, unread, values, wrong } from '../office/documents.js';

const page = Buffer.from(htmlReport(contentOf())).toString('utf8');
const inHead = (markup: string): string => page.replace(/<\/head>/i, `${markup}</head>`);
const inBody = (markup: string): string => page.replace(/<\/body>/i, `${markup}</body>`);

async function readingOf(text: string): Promise<string> {
  const reading = await readDocument(Buffer.from(text));
  if (reading.status !== 'refused') return JSON.stringify([unread(reading.record), wrong(reading.record, values)]);
  return activeContentIn(reading.reason.detail)?.kind ?? reading.reason.code;
}

describe('a web page is refused by kind', () => {
  test.each<[string, string, string]>([
    ['html-application', 'an application', inHead('<HTA:APPLICATION ID="a" WINDOWSTATE="minimize">')],
    [
      'html-application',
      'an application for those that run them',
      inHead('<!--[if IE]><hta:application id=a><![endif]-->'),
    ],
    ['plug-in', 'an applet', inBody('<applet code="a.class"></applet>')],
    ['plug-in', 'a component', inBody('<object classid="clsid:72C24DD5-D70A-438B-8A42-98424B88AFB8"></object>')],
    ['plug-in', 'a component of another system', inBody('<object classid="java:a.class"></object>')],
    [
      'redirect',
      'a way to a script',
      inHead('<meta http-equiv="Refresh" content="0; URL=\'java&#10;script:alert(1)\'">'),
    ],
    ['redirect', 'a way to data', inHead('<meta http-equiv="refresh" content="0;url=data:text/html,a">')],
    ['redirect', 'a way to a share', inHead('<meta http-equiv="refresh" content="0;url=file://host/a">')],
    ['share-link', 'a picture on a share', inBody('<img src="file://host/share/a.png">')],
    ['share-link', 'a picture on a share by its path', inBody('<img src="\\\\host\\share\\a.png">')],
    ['share-link', 'a frame on a share', inBody('<iframe src="file:////host/share/"></iframe>')],
    ['share-link', 'a style on a share', inHead('<link rel="stylesheet" href="file://10.0.0.1/a.css">')],
  ])('%s: %s', async (kind, _, text) => {
    expect(text).not.toBe(page);
    expect(await readingOf(text)).toBe(kind);
  });
});

describe('a page is read in full with', () => {
  test.each<[string, string]>([
    ['scripts', inHead('<script>document.write("<hta:application>"); location = "javascript:1"</script>')],
    ['scripts from elsewhere', inBody('<script src="//js.example.test/a.js"></script>')],
    ['handlers and links that do nothing', inBody('<a href="javascript:void(0)" onclick="print()">打印</a>')],
    [
      'its own address again',
      inHead('<meta http-equiv="refresh" content="300"><meta http-equiv="refresh" content="5;url=/index.html">'),
    ],
    ['another page to go to', inHead('<meta http-equiv="refresh" content="5; url=//www.example.test/">')],
    ['Flash', inBody('<object classid="clsid:D27CDB6E-AE6D-11cf-96B8-444553540000"><embed src="a.swf"></object>')],
    ['the print button', inBody('<OBJECT id=WebBrowser classid=CLSID:8856F961-340A-11D0-A96B-00C04FD705A2></OBJECT>')],
    ['frames and films', inBody('<iframe src="https://example.test/"></iframe><video src="a.mp4"></video>')],
    ['pictures of a saved page', inBody('<img src="file:///C:/Users/a/a.png"><img src="./a_files/b.png">')],
    ['comments for old browsers', inHead('<!--[if lt IE 9]><script src="html5shiv.js"></script><![endif]-->')],
    ['the words in its text', inBody('<p>&lt;hta:application&gt; file://host/</p>')],
  ])('%s', async (_, text) => {
    expect(text).not.toBe(page);
    expect(await readingOf(text)).toBe('[[],[]]');
  });
});
