// Which modules of the web app belong into one file. Left alone, the bundler makes a file of every set of modules that the
// same screens share: a hundred small ones for the board, which a browser fetches six at a time. So the app is built
// twice: the first time, without writing, tells who needs what, the second puts what many screens share into one file.
import { build, type InlineConfig, type Rolldown } from 'vite';

/** The screens that people begin with: they load nothing that they do not need. */
const FIRST = [/\/account\/\w+Screen\.tsx$/u, /\/WelcomeScreen\.tsx$/u, /\/TodayScreen\.tsx$/u];
/** What so many of the others need is loaded with the first of them. */
const MANY = 9;

/** The name of the file that a module belongs into; null where the bundler may choose. */
export type FileOf = (module: string) => string | null;

/** @param config all of the build but the files that are to be shared */
export async function findSharedFiles(config: InlineConfig): Promise<FileOf> {
  const built = (await build({
    ...config,
    configFile: false,
    logLevel: 'error',
    build: { ...config.build, write: false, minify: false, manifest: false },
  })) as Rolldown.RolldownOutput;
  const neededBy = screensByModule(built.output.filter((file) => file.type === 'chunk'));
  return (module) => {
    const screens = [...(neededBy.get(module) ?? [])];
    if (screens.length < 2) return null;
    const first = FIRST.flatMap((which, n) => (screens.some((screen) => which.test(screen)) ? n : []));
    if (first.length > 0) return `first-${first.join('')}`;
    return screens.length >= MANY ? 'work' : null;
  };
}

/** Of each module, the screens that cannot be shown without it. */
function screensByModule(chunks: readonly Rolldown.OutputChunk[]): ReadonlyMap<string, ReadonlySet<string>> {
  const byFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const neededBy = new Map<string, Set<string>>();
  for (const { facadeModuleId, fileName } of chunks) {
    if (facadeModuleId?.endsWith('Screen.tsx') !== true) continue;
    const files = new Set([fileName]);
    for (const file of files) {
      const { imports = [], moduleIds = [] } = byFile.get(file) ?? {};
      for (const next of imports) files.add(next);
      for (const module of moduleIds) {
        neededBy.set(module, (neededBy.get(module) ?? new Set()).add(facadeModuleId));
      }
    }
  }
  return neededBy;
}
