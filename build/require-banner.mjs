// ws, yaml and other CommonJS parts call `require` for Node's own modules, and ssh2 asks where it lies; an ES module has
// neither.
export const requireBanner = `import { createRequire as __createRequire } from 'node:module';
import { dirname as __dirnameOf } from 'node:path';
import { fileURLToPath as __fileOf } from 'node:url';
const require = __createRequire(import.meta.url);
const __filename = __fileOf(import.meta.url);
const __dirname = __dirnameOf(__filename);`;
