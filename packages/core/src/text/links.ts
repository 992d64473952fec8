// Which links may be kept: those that open a page or begin a mail. Everything else (`javascript:`, `data:`, a path) is
// refused where it comes in, so that nothing that shows a link has to ask again.

const LONGEST = 2000;

export function isWebLink(text: string): boolean {
  return /^https?:\/\/[^\s/]/iu.test(text) && isAddress(text);
}

export function isMailLink(text: string): boolean {
  return /^mailto:[^\s@]+@[^\s@]+$/iu.test(text) && isAddress(text);
}

function isAddress(text: string): boolean {
  return text.length <= LONGEST && !/[\s\p{Cc}]/u.test(text) && text.isWellFormed() && URL.canParse(text);
}
