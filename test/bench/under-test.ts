/** What is measured in this process, for one bundle: made as the product's reader is, so that code of both runs alike. */
export { areasOf, bareInk, barePdfium, barePdfjs, openForInk } from './bare.js';
export { firstReading } from './first-reading.js';
export { readDocument } from '#shared/reading/read-document.js';
