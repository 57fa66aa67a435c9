/**
 * Pages are chosen by what stands after #: console, teacher, projector and seat with a token, which is put away at once so that it is in no
 * history and on no projector; anything else is where people join.
 */
type Place = { page: string; token: string };

const ALONE = 'alone ';

/** The teacher's token of whoever plays alone on the seat of this page. */
export const alone = (): string | null => localStorage.getItem(ALONE + place().token);

export function playAlone(seat: string, teacher: string): void {
  localStorage.setItem(ALONE + seat, teacher);
}

const ROLES = ['console', 'teacher', 'projector', 'seat'];

export function place(): Place {
  const [page = '', token = ''] = location.hash.replace(/^#\/?/, '').split('=');
  if (!ROLES.includes(page)) return { page: '', token: '' };
  if (token) {
    // A tab keeps its own seat, so that several people can share a browser; the browser keeps the last one for a new tab.
    sessionStorage.setItem(page, token);
    localStorage.setItem(page, token);
    history.replaceState(null, '', `#${page}`);
  }
  return { page, token: token || sessionStorage.getItem(page) || localStorage.getItem(page) || '' };
}

const RETURN_CODE = 'return-code';

/** The return code of this tab's person, or of the browser's last one. */
export const returnCode = (): string | null =>
  sessionStorage.getItem(RETURN_CODE) ?? (sessionStorage.getItem('seat') ? null : localStorage.getItem(RETURN_CODE));

export function keepReturnCode(code: string): void {
  sessionStorage.setItem(RETURN_CODE, code);
  localStorage.setItem(RETURN_CODE, code);
}

/** Forgets who this page was for, which nobody is any more. */
export function leave(): void {
  const { page, token } = place();
  sessionStorage.removeItem(page);
  if (localStorage.getItem(page) === token) localStorage.removeItem(page);
  location.hash = '';
}

export function go(page: string, token: string): void {
  location.hash = `${page}=${token}`;
}
