/** A worker of the crew. */
import type { Port } from './messages.ts';
import { serveShares } from './serveShares.ts';

serveShares(self as unknown as Port);
