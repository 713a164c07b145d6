export const MAX_FILES = 500;
export const MAX_CHARACTERS = 200_000;
/** No character of UTF-16 takes more bytes of UTF-8. */
const MAX_BYTES_A_CHARACTER = 3;
const MAX_VISITED = 5_000;
const MAX_DEPTH = 16;

export type LeftOutReason = 'kind' | 'count' | 'size' | 'encoding' | 'unreadable';

export interface Selection {
  files: { name: string; text: string }[];
  leftOut: { name: string; reason: LeftOutReason }[];
}

interface Candidate {
  /** Relative to the folder that was chosen, with slashes. */
  name: string;
  open: () => Promise<File>;
}

/** Lists files; asked again, it finds what has changed, as far as the browser allows. */
export type Source = () => Promise<Candidate[]>;

/** What was picked in a file dialog. Some browsers do not read such a file again once it changed. */
export function chosenFiles(files: Iterable<File>): Source {
  const candidates = [...files].map((file) => ({
    name: file.webkitRelativePath || file.name,
    open: () => Promise.resolve(file),
  }));
  return () => Promise.resolve(candidates);
}

/** What was dropped, folders with all below them. To be called while the event is handled. */
export function droppedFiles(data: DataTransfer): Source {
  const entries = [...data.items]
    .map((item) => item.webkitGetAsEntry())
    .filter((entry) => entry !== null);
  return entries.length > 0 ? () => below(entries) : chosenFiles(data.files);
}

/** A text that came from no file. */
export function oneText(name: string, text: string): Source {
  return chosenFiles([new File([text], name)]);
}

/** Reads what a curriculum may be made of, within its bounds, and says what was left out. */
export async function read(source: Source): Promise<Selection> {
  const candidates = (await source()).filter(({ name }) => !isHidden(name));
  const wanted = candidates.filter(({ name }) => isYaml(name));
  const selection: Selection = { files: [], leftOut: [] };
  const results = await Promise.all(wanted.slice(0, MAX_FILES).map(readOne));
  results.forEach((result, i) => {
    const { name } = wanted[i] as Candidate;
    if ('text' in result) {
      selection.files.push({ name, text: result.text });
    } else {
      selection.leftOut.push({ name, reason: result.reason });
    }
  });
  for (const { name } of wanted.slice(MAX_FILES)) {
    selection.leftOut.push({ name, reason: 'count' });
  }
  for (const { name } of candidates.filter((it) => !isYaml(it.name))) {
    selection.leftOut.push({ name, reason: 'kind' });
  }
  return selection;
}

async function readOne({ open }: Candidate): Promise<{ text: string } | { reason: LeftOutReason }> {
  let bytes: ArrayBuffer;
  try {
    const file = await open();
    if (file.size > MAX_CHARACTERS * MAX_BYTES_A_CHARACTER) {
      return { reason: 'size' };
    }
    bytes = await file.arrayBuffer();
  } catch {
    return { reason: 'unreadable' };
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.length > MAX_CHARACTERS ? { reason: 'size' } : { text };
  } catch {
    return { reason: 'encoding' };
  }
}

async function below(roots: FileSystemEntry[]): Promise<Candidate[]> {
  const found: Candidate[] = [];
  const waiting = roots.map((entry) => ({ entry, depth: 0 }));
  for (let at = 0; at < waiting.length && at < MAX_VISITED; at++) {
    const { entry, depth } = waiting[at] as { entry: FileSystemEntry; depth: number };
    if (isFolder(entry)) {
      if (depth < MAX_DEPTH && !isHidden(entry.name)) {
        const children = await list(entry);
        waiting.push(...children.map((child) => ({ entry: child, depth: depth + 1 })));
      }
    } else {
      found.push({
        name: entry.fullPath.replace(/^\//, ''),
        open: () =>
          new Promise((done, failed) => (entry as FileSystemFileEntry).file(done, failed)),
      });
    }
  }
  return found;
}

/** A folder hands out its entries in parts, and at last none. */
async function list(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((done) =>
      reader.readEntries(done, () => done([])),
    );
    all.push(...some);
    if (some.length === 0 || all.length >= MAX_VISITED) {
      return all.sort((a, b) => (a.name < b.name ? -1 : 1));
    }
  }
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function isYaml(name: string): boolean {
  return /\.ya?ml$/i.test(name);
}

function isHidden(name: string): boolean {
  return name.split('/').some((part) => part.startsWith('.'));
}
