// Carrying cards by mouse, pen or finger: a mouse takes a card after a few pixels, a finger after resting on it, so that
// it can still scroll. The card under the pointer moves without rendering anything; columns hear only of a change.
import { useEffect, useRef, type RefObject } from 'react';

const MOUSE_PIXELS = 4;
const REST_MS = 320;
/** A finger that moves further than this while it should rest is scrolling. */
const REST_PIXELS = 8;
const EDGE_PIXELS = 56;
const EDGE_SPEED = 14;

export interface CardDrag {
  /** A card was taken. False refuses. */
  readonly onTake: (key: string) => boolean;
  /** The pointer is over another column, or over none. */
  readonly onOver: (columnId: string | null) => void;
  readonly onPut: (columnId: string | null) => void;
  readonly onCancel: () => void;
}

interface Hold {
  readonly key: string;
  readonly pointer: number;
  readonly isTouch: boolean;
  readonly startX: number;
  readonly startY: number;
  /** From the card's corner to the pointer. */
  readonly gripX: number;
  readonly gripY: number;
  x: number;
  y: number;
  isCarrying: boolean;
  over: string | null;
  timer: ReturnType<typeof setTimeout> | undefined;
  frame: number;
}

function swallow(click: Event): void {
  click.stopPropagation();
  click.preventDefault();
}

/**
 * Cards are elements with `data-card`, places to put them have `data-drop`; what has `data-no-drag` does not start.
 * @param scroller scrolls sideways while the pointer is near its edge
 * @param ghost what follows the pointer
 */
export function useCardDrag(
  root: RefObject<HTMLElement | null>,
  scroller: RefObject<HTMLElement | null>,
  ghost: RefObject<HTMLElement | null>,
  drag: CardDrag,
): void {
  const latest = useRef(drag);
  useEffect(() => {
    latest.current = drag;
  });
  useEffect(() => {
    const element = root.current;
    if (element === null) return undefined;
    let hold: Hold | null = null;

    const follow = (): void => {
      if (hold === null || !hold.isCarrying) return;
      if (ghost.current !== null) {
        ghost.current.style.transform = `translate3d(${hold.x - hold.gripX}px, ${hold.y - hold.gripY}px, 0)`;
      }
      const box = scroller.current?.getBoundingClientRect();
      if (box !== undefined && hold.y > box.top && hold.y < box.bottom) {
        const start = EDGE_PIXELS - (hold.x - box.left);
        const end = EDGE_PIXELS - (box.right - hold.x);
        if (start > 0)
          scroller.current!.scrollLeft -= (Math.min(start, EDGE_PIXELS) / EDGE_PIXELS) * EDGE_SPEED;
        else if (end > 0)
          scroller.current!.scrollLeft += (Math.min(end, EDGE_PIXELS) / EDGE_PIXELS) * EDGE_SPEED;
      }
      const over =
        document.elementFromPoint(hold.x, hold.y)?.closest('[data-drop]')?.getAttribute('data-drop') ?? null;
      if (over !== hold.over) {
        hold.over = over;
        latest.current.onOver(over);
      }
      hold.frame = requestAnimationFrame(follow);
    };
    const take = (): void => {
      if (hold === null) return;
      if (!latest.current.onTake(hold.key)) {
        end();
        return;
      }
      hold.isCarrying = true;
      // Only now: captured from the start, a plain click would never reach the card.
      element.setPointerCapture(hold.pointer);
      if (hold.isTouch) navigator.vibrate?.(8);
      hold.frame = requestAnimationFrame(follow);
    };
    const end = (): void => {
      if (hold === null) return;
      clearTimeout(hold.timer);
      cancelAnimationFrame(hold.frame);
      hold = null;
    };
    const down = (event: PointerEvent): void => {
      if (hold !== null || event.button !== 0 || !event.isPrimary || !(event.target instanceof Element))
        return;
      const card = event.target.closest('[data-card]');
      const key = card?.getAttribute('data-card');
      if (card === null || key === undefined || key === null) return;
      if (event.target.closest('[data-no-drag], button, input, select, textarea') !== null) return;
      const box = card.getBoundingClientRect();
      const isTouch = event.pointerType === 'touch';
      hold = {
        key,
        pointer: event.pointerId,
        isTouch,
        startX: event.clientX,
        startY: event.clientY,
        gripX: event.clientX - box.left,
        gripY: event.clientY - box.top,
        x: event.clientX,
        y: event.clientY,
        isCarrying: false,
        over: null,
        timer: isTouch ? setTimeout(take, REST_MS) : undefined,
        frame: 0,
      };
    };
    const move = (event: PointerEvent): void => {
      if (hold === null || event.pointerId !== hold.pointer) return;
      hold.x = event.clientX;
      hold.y = event.clientY;
      if (hold.isCarrying) return;
      const way = Math.hypot(hold.x - hold.startX, hold.y - hold.startY);
      if (hold.isTouch) {
        if (way > REST_PIXELS) end();
      } else if (way > MOUSE_PIXELS) {
        take();
      }
    };
    const up = (event: PointerEvent): void => {
      if (hold === null || event.pointerId !== hold.pointer) return;
      const { isCarrying } = hold;
      const over = isCarrying
        ? (document
            .elementFromPoint(event.clientX, event.clientY)
            ?.closest('[data-drop]')
            ?.getAttribute('data-drop') ?? null)
        : null;
      end();
      if (!isCarrying) return;
      // The click that follows letting go is not one on the card.
      addEventListener('click', swallow, { capture: true, once: true });
      setTimeout(() => removeEventListener('click', swallow, { capture: true }), 0);
      latest.current.onPut(over);
    };
    const cancel = (): void => {
      const wasCarrying = hold?.isCarrying === true;
      end();
      if (wasCarrying) latest.current.onCancel();
    };
    const escape = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || hold?.isCarrying !== true) return;
      event.stopPropagation();
      event.preventDefault();
      cancel();
    };
    const still = (event: Event): void => {
      if (hold?.isCarrying === true && event.cancelable) event.preventDefault();
    };
    const menu = (event: Event): void => {
      if (hold?.isTouch === true) event.preventDefault();
    };
    const native = (event: Event): void => event.preventDefault();

    element.addEventListener('pointerdown', down);
    element.addEventListener('dragstart', native);
    element.addEventListener('contextmenu', menu);
    element.addEventListener('touchmove', still, { passive: false });
    addEventListener('pointermove', move);
    addEventListener('pointerup', up);
    addEventListener('pointercancel', cancel);
    addEventListener('blur', cancel);
    addEventListener('keydown', escape, { capture: true });
    return () => {
      end();
      element.removeEventListener('pointerdown', down);
      element.removeEventListener('dragstart', native);
      element.removeEventListener('contextmenu', menu);
      element.removeEventListener('touchmove', still);
      removeEventListener('pointermove', move);
      removeEventListener('pointerup', up);
      removeEventListener('pointercancel', cancel);
      removeEventListener('blur', cancel);
      removeEventListener('keydown', escape, { capture: true });
    };
  }, [root, scroller, ghost]);
}
