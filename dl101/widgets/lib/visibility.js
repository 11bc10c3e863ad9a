// Whether a demo can be seen: it is in the window, and the window's tab is in front.

/** Call `tell(seen)` when that changes; returns what ends it. */
export function watchSight(element, tell) {
  let isNear = true;
  const say = () => tell(isNear && !document.hidden);
  const observer = new IntersectionObserver((entries) => {
    isNear = entries.at(-1).isIntersecting;
    say();
  });
  observer.observe(element);
  document.addEventListener("visibilitychange", say);
  return () => {
    observer.disconnect();
    document.removeEventListener("visibilitychange", say);
  };
}
