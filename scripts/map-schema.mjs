// Writes docs/map.schema.json, the published schema of map files; a test says when it is out of date.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { mapJsonSchema } from '../packages/core/src/map/map-file.ts';

const file = fileURLToPath(new URL('../docs/map.schema.json', import.meta.url));
writeFileSync(file, `${JSON.stringify(mapJsonSchema(), null, 2)}\n`);
