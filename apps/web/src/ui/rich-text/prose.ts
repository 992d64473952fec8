// How formatted text looks, written and read alike.

export const PROSE =
  'text-base wrap-anywhere [&>*+*]:mt-2 [&_:is(h1,[data-level="1"])]:text-lg [&_:is(h1,[data-level="1"])]:font-semibold ' +
  '[&_:is(h2,[data-level="2"])]:text-base [&_:is(h2,[data-level="2"])]:font-semibold ' +
  '[&_:is(h3,[data-level="3"])]:text-sm [&_:is(h3,[data-level="3"])]:font-semibold [&_:is(h3,[data-level="3"])]:text-muted ' +
  '[&_ul]:list-disc [&_ul]:ps-5 [&_ol]:list-decimal [&_ol]:ps-5 [&_li>*+*]:mt-1 [&_li::marker]:text-muted ' +
  '[&_blockquote]:border-s-2 [&_blockquote]:border-line [&_blockquote]:ps-3 [&_blockquote]:text-muted ' +
  '[&_pre]:overflow-x-auto [&_pre]:rounded-md [&_pre]:bg-sunken [&_pre]:px-3 [&_pre]:py-2 [&_pre]:font-mono [&_pre]:text-sm [&_pre]:text-start ' +
  '[&_:not(pre)>code]:rounded-sm [&_:not(pre)>code]:bg-sunken [&_:not(pre)>code]:px-1 [&_code]:font-mono [&_code]:text-[0.92em] ' +
  '[&_a]:text-accent [&_a]:underline [&_a]:underline-offset-2 [&_[data-mention]]:rounded-sm [&_[data-mention]]:bg-chosen [&_[data-mention]]:px-1 [&_[data-mention]]:text-accent';
