/** How many partitions the index `due` has: one number for the code that looks for rows, for the configuration and its check. */

/** So many are looked into, whoever wrote them. Raised one deployment before more are written, and never lowered. */
export const DUE_PARTITIONS_READ = 16;
