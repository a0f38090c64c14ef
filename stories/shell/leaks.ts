// Ways to leave something behind: what the check of all stories is tried on. Each gives the way to end it.

const nothing = (): void => undefined;

export function timeout(ms: number): () => void {
  const timer = setTimeout(nothing, ms);
  return () => clearTimeout(timer);
}

export function interval(ms: number): () => void {
  const timer = setInterval(nothing, ms);
  return () => clearInterval(timer);
}

export function frame(): () => void {
  const handle = requestAnimationFrame(nothing);
  return () => cancelAnimationFrame(handle);
}

export function listener(
  target: Window | Document,
  type: string,
  options?: boolean | AddEventListenerOptions,
): () => void {
  target.addEventListener(type, nothing, options);
  return () => target.removeEventListener(type, nothing, options);
}

export function socket(url: string): () => void {
  const made = new WebSocket(url);
  return () => made.close();
}
