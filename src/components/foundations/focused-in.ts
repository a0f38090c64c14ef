/** What has the focus in the document or shadow tree that a node stands in. */
export function focusedIn(node: Node): Element | null {
  return (node.getRootNode() as Document | ShadowRoot).activeElement;
}
