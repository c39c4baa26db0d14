/** Where the site of an area leads to those of other areas. */
import type { Texts } from '../texts.js';
import { plural } from './plural.js';

export const siteAreas: Texts['siteAreas'] = {
  title: 'Annual reports by area',
  intro: 'Each area publishes its annual reports, totals and data on pages of its own. Choose an area.',
  above: 'Annual reports of the area above',
  below: 'Annual reports of the areas below',
  others: 'Annual reports of other areas',
  all: (count) => `All ${plural(count, 'area')}`,
};
