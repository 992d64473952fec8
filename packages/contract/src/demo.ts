// The demo company as a workspace of its own, to look around in.
import { z } from 'zod';
import { defineRoute, sessionAccess } from './route.ts';
import { idSchema, nameSchema } from './schemas.ts';

export const createDemoWorkspace = defineRoute({
  name: 'createDemoWorkspace',
  method: 'POST',
  path: '/api/v1/demo/workspace',
  access: sessionAccess,
  summary:
    'Makes a workspace with the demo company, owned by the caller: its people (who cannot sign in), maps, and 18 months of deals. It is there at once and is filled within half a minute; live updates tell when',
  /** Without a name of its own it is called after the company. */
  body: z.strictObject({ name: nameSchema.optional() }),
  response: z.strictObject({ id: idSchema, name: z.string() }),
  status: 202,
});
