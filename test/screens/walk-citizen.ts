/** `npm run walk:citizen [-- FOLDER]`: the walk of citizen-walk.ts in words, with pictures where a folder is named. */
import { countySite } from '../site/county.js';
import { openBrowser } from '../e2e/browser.js';
import { findAgency, findAgencyWithoutScript, loadYear, readRefusals, takePictures } from './citizen-walk.js';
import { serveSite } from './served-site.js';

const [folder] = process.argv.slice(2);
const site = await serveSite((base) => countySite({ base, files: true }));
const browser = await openBrowser();
try {
  for (const question of ['教育局', 'jiaoyuju', '人社局'])
    console.log(question, '->', ...(await findAgency(browser, site.base, question)));
  console.log('without script ->', await findAgencyWithoutScript(browser, site.base, '云溪县教育体育局'));
  console.log('refused by the departments:', await readRefusals(browser, site.base));
  for (const [name, rows] of Object.entries(await loadYear(browser, site.base))) console.log(name, rows.length, 'rows');
  if (folder !== undefined) console.log(await takePictures(browser, site.base, folder), 'pictures in', folder);
} finally {
  await browser.close();
  await site.close();
}
