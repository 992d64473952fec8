// `portolan admin ...` as a process of its own: node apps/server/src/admin.ts create-owner ...
import { runAdmin } from './admin/run-admin.ts';

process.exitCode = await runAdmin(process.argv.slice(2), {
  out: (line) => console.log(line),
  note: (line) => console.error(line),
});
