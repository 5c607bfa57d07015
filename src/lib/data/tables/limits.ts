/** More is not read: a browser would have to hold it in memory several times over. */
export const largestFileBytes = 32_000_000;

/** A larger table is sampled: 10,000 rows to learn from and 10,000 new ones. */
export const largestPart = 10_000;
export const largestRows = 2 * largestPart;

/** Beyond it some columns are left out, drawn at random. */
export const largestInputs = 64;

export const fewestRows = 8;
export const largestClasses = 10;
/** Beyond it a target of words names its rows rather than sorts them: no rest is made of its classes. */
export const largestGroupedClasses = 100;
/** Beyond it a column of words would be too many inputs of too few rows each. */
export const largestWords = 32;
