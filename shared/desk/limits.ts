/** Sizes that the desk takes. */

/**
 * A workbook that comes back. Lambda takes a request of 6 MB, in which a file stands in base64 and grows by a third; what
 * we hand out has some tens of KB, the rest is for what people paste into it.
 */
export const RETURNED_WORKBOOK_MAX_BYTES = 4 * 1024 * 1024;
