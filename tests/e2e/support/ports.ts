/** Where the build is served for the tests; `TEST_PORT` chooses it, so that two checkouts can be tested at once. */
export const port = Number(process.env.TEST_PORT) || 4320;

/** The same build below a path. */
export const subPathPort = port + 1;
export const subPath = '/some/sub-path/';
export const subPathSite = `http://localhost:${subPathPort}${subPath}`;
