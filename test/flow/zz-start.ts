import { openProduct, madeUpAgencies, ReportingAgency } from './product.js';
const t0 = Date.now();
const say = (what: unknown) => console.log(Date.now() - t0, what);
const step = setInterval(() => say('...'), 15000);
try {
  const agencies = madeUpAgencies('early');
  const product = await openProduct(agencies);
  say('open');
  const body = await ReportingAgency.enter(product, agencies[0]);
  say('entered');
  await body.approve();
  say('approved');
  await product.close();
} catch (error) { say(error); }
clearInterval(step);
process.exit(0);
