import { type RefObject, useCallback, useEffect, useRef, useState } from "react";

const NEAR = 48;

/**
 * Keeps a scrolled box at its end while it grows, but only when the reader is there. Older content that is put in
 * above does not move what is read. `onTop` is called when the reader comes near the beginning.
 */
export function useStickyScroll(box: RefObject<HTMLDivElement | null>, of: string, onTop: () => void) {
  const atEnd = useRef(true);
  const [away, setAway] = useState(false);
  const reachTop = useRef(onTop);
  reachTop.current = onTop;

  const toEnd = useCallback(() => {
    atEnd.current = true;
    setAway(false);
    if (box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [box]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another thread begins at its end again
  useEffect(() => {
    const frame = box.current;
    const content = frame?.firstElementChild;
    if (!frame || !content) return;
    let height = frame.scrollHeight;
    let top = frame.scrollTop;
    let first = content.querySelector(".turn");

    function grown() {
      if (!frame || !content) return;
      const newFirst = content.querySelector(".turn");
      // The browser's own scroll anchoring does this too, except at the very top.
      const prepended = first !== null && newFirst !== first && frame.scrollTop < 8;
      if (atEnd.current) frame.scrollTop = frame.scrollHeight;
      else if (prepended) frame.scrollTop += frame.scrollHeight - height;
      first = newFirst;
      height = frame.scrollHeight;
    }

    function scrolled() {
      if (!frame) return;
      const left = frame.scrollHeight - frame.scrollTop - frame.clientHeight;
      // Only going up leaves the end: content that grows before this event arrives does not.
      if (left < NEAR) atEnd.current = true;
      else if (frame.scrollTop < top) atEnd.current = false;
      top = frame.scrollTop;
      setAway(left > frame.clientHeight / 2);
      if (frame.scrollTop < NEAR && frame.scrollHeight > frame.clientHeight) reachTop.current();
    }

    toEnd();
    const sizes = new ResizeObserver(grown);
    sizes.observe(content);
    sizes.observe(frame);
    frame.addEventListener("scroll", scrolled, { passive: true });
    return () => {
      sizes.disconnect();
      frame.removeEventListener("scroll", scrolled);
    };
  }, [box, of, toEnd]);

  return { away, toEnd };
}
