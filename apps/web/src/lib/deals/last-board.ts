// Which board was open last in this browser: opening "Board" comes back to it.
const KEY = 'portolan.board';

export function lastBoard(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

export function rememberBoard(processId: string): void {
  try {
    localStorage.setItem(KEY, processId);
  } catch {
    // Storage may be forbidden; the next time begins with the first process.
  }
}
