/** The kit for the office's own portal: its link in English; what is in it is the Chinese report. */
import { portalKit as zh } from '../zh/portal-kit.js';

export const portalKit: typeof zh = {
  ...zh,
  title: 'Put it on the portal',
  link: 'Take away the kit for the portal (page text, title, abstract, PDF, Word, Excel)',
  how: 'Unpack it, open report.html in a text editor and copy all of it; switch the editor of the portal to “source” and paste it. Title, abstract and date stand in texts.txt; PDF, Word and Excel may be attached.',
  notPublic: 'This report is not public yet: prepare, but do not publish before the release.',
};
