/** The season is not where it would have to be: it has ended, has not ended yet, or is there already. */
import type { DeedRefusal } from '#shared/deeds/outcome.js';
import type { Reason } from '../../reason.js';

type OfSeason = Extract<DeedRefusal, { code: 'season-closed' | 'season-open' | 'reports-under-way' | 'season-exists' }>;

export function seasonRefusal(refusal: OfSeason): Reason {
  switch (refusal.code) {
    case 'season-closed': {
      const whom =
        refusal.office === null
          ? `Please ask the publisher, ${refusal.publisher}.`
          : `Please ask ${refusal.office.name}, phone ${refusal.office.phone} (${refusal.office.hours}).`;
      return {
        title: refusal.archived ? 'The season is archived' : 'The season is closed',
        what: refusal.archived
          ? 'Nothing of this year’s season is changed any more.'
          : 'Nothing can be uploaded or filed any more, and nobody invited.',
        why: 'After the end nothing more is taken in; what was filed goes on through review.',
        todo: [`${whom} Where it is needed, the publisher can open the season again.`],
      };
    }
    case 'season-open':
      return {
        title: 'The season is not closed yet',
        what: 'The season is still going on, and this cannot be done before its end.',
        why: 'Nothing can be changed once it is archived, and the next year begins after this one, so it must be closed first.',
        todo: ['Please close the season, then do this.'],
      };
    case 'reports-under-way':
      return {
        title: 'It cannot be archived yet',
        what: `Reports still being read, decided on, cleared up, or waiting to be published: ${refusal.count}.`,
        why: 'Once archived, nothing can be decided or published.',
        todo: ['Please wait until they are done; the overview shows who is waited for.'],
      };
    case 'season-exists':
      return {
        title: 'This year has begun',
        what: `There is a season for ${refusal.year} already.`,
        why: 'An area has one season for each year.',
        todo: ['Please open its overview by the link in the newest mail.'],
      };
  }
}
