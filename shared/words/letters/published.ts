/** To the agency's contact: the report is public, at this address. */
import { names } from '../zh/names.js';
import { footerFor, type Letter, type MessageOf } from './letter.js';

export function published({ agencyName, year, area, url }: MessageOf<'published'>): Letter {
  return {
    subject: `【年报】已发布：${names.filingTitle(agencyName, year)}`,
    lead: `${names.filingTitle(agencyName, year)}已向社会发布。`,
    button: '查看公开页面',
    publicUrl: url,
    paragraphs: ['公开页面可长期访问，任何人都能打开。如发现错误，请联系发布人办理更正。'],
    footer: footerFor(area, names.roles.agency),
  };
}
