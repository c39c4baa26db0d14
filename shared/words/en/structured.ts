/** What search engines are told of the site's pages, in English. */
import type { Texts } from '../texts.js';

export const structured: Texts['structured'] = {
  report: (title, area) =>
    `${title} (${area}): the 200 cells of the three official tables on proactive disclosure, requests and their outcomes, administrative review and litigation, and the six sections of text.`,
  year: (title, area) =>
    `${title}: all data of the annual reports of the agencies of ${area}, 200 cells each, with totals of the area and who has published.`,
};
